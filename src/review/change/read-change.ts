import type { Assumed } from "../../behaviour";
import {
  type ActionInvocation,
  inventoryOf,
  type ModuleCalls,
  nodeKey,
  type ResourceChange,
  Topology,
} from "../../topology";
import { withModuleFix } from "../module-fix";
import type { EndpointReview, ReviewedFinding, ReviewedLimit, Unread } from "../review";
import type { ReviewedSource } from "../review-sources";
import { applyEffects } from "./apply/apply-effects";
import type { ApplyEffect, FindingChanges } from "./change-review";
import { comparedFindings, findingChanges } from "./finding-changes";
import { type MatchedSides, matchedSides } from "./matched-sides";
import { Moves } from "./moves";
import { byPair, PairIndex } from "./pair-index";
import { type Side, type SideOfSource, sideOf } from "./sides";
import type { SimulationOptions } from "./simulated-changes";
import { UnknownFindings } from "./unknown-findings";

/** What is compared: a plan with its prior state, or what two branches synthesize. */
export interface ChangeSource {
  /** @default - nothing was there */
  readonly before?: ReviewedSource;
  readonly after: ReviewedSource;
  readonly changes: readonly ResourceChange[];
  /** The actions that the apply invokes. @default - none */
  readonly invocations?: readonly ActionInvocation[];
  /** As given. `before` is `null` for the prior state that a plan contains. */
  readonly names: { readonly before: string | null; readonly after: string };
}

/** One source, with its endpoints matched and all that belongs to each of them. */
export interface ReadChange {
  readonly pairs: readonly MatchedSides[];
  readonly findings: FindingChanges;
  /** Those that affect no endpoint. */
  readonly elsewhere: FindingChanges;
  /** Effects of the apply that affect no endpoint. */
  readonly elsewhereEffects: readonly ApplyEffect[];
  readonly limits: readonly ReviewedLimit[];
  readonly notLookedInto: readonly Unread[];
  findingsOf(pair: MatchedSides): FindingChanges;
  changesOf(pair: MatchedSides): readonly ResourceChange[];
  effectsOf(pair: MatchedSides): readonly ApplyEffect[];
  /** Whether the source after the change does not show the endpoint, and nothing deletes it. */
  isHidden(pair: MatchedSides): boolean;
}

interface Chosen {
  readonly assume?: Assumed;
  readonly endpoints?: readonly string[];
  readonly simulation: Pick<SimulationOptions, "timing">;
}

export function readChange(source: ChangeSource, { assume, endpoints, simulation }: Chosen): ReadChange {
  const { changes } = source;
  const after = sideOf(source.after, assume);
  const before = source.before === undefined ? undefined : sideOf(source.before, assume);
  const moves = new Moves(before?.topology, after.topology, changes);
  const all = matchedSides(before?.endpoints ?? [], after.endpoints, moves);
  const isWanted = ({ before: was, after: is }: MatchedSides): boolean =>
    endpoints === undefined || [was?.name, is?.name].some((name) => name !== undefined && endpoints.includes(name));
  const pairs = all.filter(isWanted);
  const endpointOf = numberedFindings(all);
  const unknown = new UnknownFindings(changes, (finding) => all[endpointOf(finding) ?? -1]?.after?.review.verdict);
  const compared = comparedFindings({
    before: before?.review.findings ?? [],
    after: after.review.findings,
    acknowledged: after.review.acknowledged,
    moves,
    isPartial: after.topology.isPartial,
    isUnknown: (finding, key) => unknown.has(finding, key),
    endpointOf,
  });
  const effects = applyEffects({
    before: before?.topology ?? NOTHING,
    after: after.topology,
    changes,
    ...(source.invocations !== undefined && { invocations: source.invocations }),
    ...(simulation.timing !== undefined && { timing: simulation.timing }),
  });
  const apply = effects.map((effect) => withModuleEdit(effect, source.after.moduleCalls));
  const index = changes.length + apply.length === 0 ? undefined : new PairIndex(pairs);
  const changesByPair = byPair(changes, ({ address, previousAddress = address, stack }) => [
    ...(index?.after(keyOf(address, stack)) ?? []),
    ...(index?.before(keyOf(previousAddress, stack)) ?? []),
  ]);
  const effectsByPair = byPair(apply, ({ addresses }) =>
    addresses.flatMap((key) => {
      const found = index?.after(key) ?? [];
      return found.length > 0 ? found : (index?.before(moves.keyBefore(key)) ?? []);
    }),
  );
  const placed = new Set([...effectsByPair.values()].flat());
  const deleted = new Set(
    changes.flatMap(({ action, isDeposed, address, stack }) =>
      action === "delete" && isDeposed !== true ? [keyOf(address, stack)] : [],
    ),
  );
  const of = (
    was: Pick<EndpointReview, "findings"> | undefined,
    is: Pick<EndpointReview, "findings" | "acknowledged"> | undefined,
  ): FindingChanges => findingChanges(was?.findings ?? [], is?.findings ?? [], is?.acknowledged ?? [], compared);
  const chosen = endpoints === undefined ? undefined : reviewsOf(pairs);
  return {
    pairs,
    findings: of(chosen?.before ?? before?.review, chosen?.after ?? after.review),
    elsewhere:
      chosen === undefined
        ? findingChanges(before?.review.elsewhere ?? [], after.review.elsewhere, elsewhereAcknowledged(after), compared)
        : findingChanges([], [], [], compared),
    elsewhereEffects: endpoints === undefined ? apply.filter((effect) => !placed.has(effect)) : [],
    limits: after.review.limits,
    notLookedInto: after.review.notLookedInto,
    findingsOf: ({ before: was, after: is }) => of(was?.review, is?.review),
    changesOf: (pair) => changesByPair.get(pair) ?? [],
    effectsOf: (pair) => effectsByPair.get(pair) ?? [],
    isHidden: ({ before: was, after: is }) =>
      is === undefined && was !== undefined && after.topology.isPartial && !deleted.has(was.key),
  };
}

const keyOf = (address: string, stack: string | undefined): string =>
  nodeKey({ address, ...(stack !== undefined && { stack }) });

/** The same effect with the edit of a `module` block. Of several stacks no modules are known. */
const withModuleEdit = (effect: ApplyEffect, calls: ModuleCalls | undefined): ApplyEffect =>
  effect.fix === undefined
    ? effect
    : {
        ...effect,
        fix: withModuleFix(
          effect.fix,
          effect.addresses.map((address) => ({ address })),
          calls,
        ),
      };

/** The findings of chosen endpoints, each once. */
function reviewsOf(pairs: readonly MatchedSides[]) {
  const [befores, afters] = [pairs.flatMap((one) => one.before ?? []), pairs.flatMap((one) => one.after ?? [])];
  const findings = (sides: readonly Side[]) => [...new Set(sides.flatMap(({ review }) => review.findings))];
  return {
    before: { findings: findings(befores) },
    after: {
      findings: findings(afters),
      acknowledged: [...new Set(afters.flatMap(({ review }) => review.acknowledged))],
    },
  };
}

function elsewhereAcknowledged({ review, endpoints }: SideOfSource) {
  const own = new Set(endpoints.flatMap((one) => one.review.acknowledged));
  return review.acknowledged.filter((one) => !own.has(one));
}

/** The endpoint of each finding, as one number before and after the change. */
function numberedFindings(pairs: readonly MatchedSides[]): (finding: ReviewedFinding) => number | undefined {
  const numbers = new Map<ReviewedFinding, number>();
  for (const [index, { before, after }] of pairs.entries()) {
    for (const side of [before, after]) {
      for (const finding of [...(side?.review.findings ?? []), ...(side?.review.acknowledged ?? [])]) {
        if (!numbers.has(finding)) {
          numbers.set(finding, index);
        }
      }
    }
  }
  return (finding) => numbers.get(finding);
}

const NOTHING = new Topology(inventoryOf([]));

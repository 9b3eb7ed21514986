import { grouped } from "../../grouped";
import { nodeKey } from "../../topology";
import { causesFirst } from "../folded";
import { byGravity } from "../order";
import type { AcknowledgedFinding, ReviewedFinding } from "../review";
import type { FindingChanges } from "./change-review";
import type { Moves } from "./moves";

/** How a finding of the state before relates to those after. */
export interface ComparedFindings {
  /** For findings after the change. */
  readonly isNew: ReadonlySet<ReviewedFinding>;
  /** Findings before the change that are no more. */
  readonly fixed: ReadonlySet<ReviewedFinding>;
  /**
   * Findings before the change that may still be true after it, with the reason: a partial plan does not show their
   * resource, or their value is known only after apply.
   */
  readonly open: ReadonlyMap<ReviewedFinding, ReviewedFinding>;
}

interface Compared {
  readonly before: readonly ReviewedFinding[];
  readonly after: readonly ReviewedFinding[];
  /** After the change. */
  readonly acknowledged: readonly AcknowledgedFinding[];
  readonly moves: Pick<Moves, "keyAfter" | "isAfter">;
  /** Whether what is absent after the change may exist. */
  readonly isPartial: boolean;
  /**
   * Whether no rule could judge a finding of the state before again, because a value is known only after apply.
   * @param key of its resource after the change
   */
  readonly isUnknown: (finding: ReviewedFinding, key: string) => boolean;
  /** The endpoint that a finding affects, as one number before and after. @default - none */
  readonly endpointOf: (finding: ReviewedFinding) => number | undefined;
}

/**
 * Which findings are the same before and after. A rule can report a resource several times, and its words can change: those
 * with the same words are matched first, then those about the same argument of the resource, then those of the same rule
 * about the only resource of a type of the endpoint.
 */
export function comparedFindings(compared: Compared): ComparedFindings {
  const { moves, isPartial } = compared;
  const left = new Set(compared.before);
  const open = new Set<ReviewedFinding>([...compared.after, ...compared.acknowledged]);
  const keyBefore = (finding: ReviewedFinding): string => moves.keyAfter(nodeKey(finding.place));
  const match = (
    textBefore: (finding: ReviewedFinding) => string | undefined,
    textAfter: (finding: ReviewedFinding) => string | undefined,
    onlyUnique = false,
  ): void => {
    if (left.size === 0 || open.size === 0) {
      return;
    }
    const before = grouped(left, textBefore);
    for (const [text, found] of grouped(open, textAfter)) {
      const same = before.get(text) ?? [];
      if (onlyUnique && (same.length !== 1 || found.length !== 1)) {
        continue;
      }
      for (const [index, finding] of found.entries()) {
        const other = same[index];
        if (other !== undefined) {
          left.delete(other);
          open.delete(finding);
        }
      }
    }
  };
  const levels: readonly ((finding: ReviewedFinding) => string)[] = [
    ({ what }) => what,
    (finding) => JSON.stringify([argumentOf(finding), aboutOf(finding)]),
    argumentOf,
  ];
  for (const level of levels) {
    match(
      (finding) => JSON.stringify([finding.id, keyBefore(finding), level(finding)]),
      (finding) => JSON.stringify([finding.id, nodeKey(finding.place), level(finding)]),
    );
  }
  const byEndpoint = (finding: ReviewedFinding): string | undefined => {
    const endpoint = compared.endpointOf(finding);
    return endpoint === undefined
      ? undefined
      : JSON.stringify([finding.id, endpoint, typeOf(finding.place.address), argumentOf(finding)]);
  };
  match((finding) => (moves.isAfter(keyBefore(finding)) ? undefined : byEndpoint(finding)), byEndpoint, true);
  const why = new Map<ReviewedFinding, string>();
  for (const finding of left) {
    const key = keyBefore(finding);
    if (moves.isAfter(key) ? compared.isUnknown(finding, key) : isPartial) {
      why.set(finding, moves.isAfter(key) ? UNKNOWN : NOT_SHOWN);
    }
  }
  return { isNew: open, fixed: new Set([...left].filter((finding) => !why.has(finding))), open: withReasons(why) };
}

const UNKNOWN = "before the change; whether it remains is known only after apply";
const NOT_SHOWN = "before the change; this partial plan does not show the resource";

/** Findings with why they are not fixed, each one and its cause once. */
function withReasons(why: ReadonlyMap<ReviewedFinding, string>): ReadonlyMap<ReviewedFinding, ReviewedFinding> {
  const explained = new Map<ReviewedFinding, ReviewedFinding>();
  const explain = (finding: ReviewedFinding): ReviewedFinding => {
    const [known, because] = [explained.get(finding), why.get(finding)];
    if (known !== undefined || because === undefined) {
      return known ?? finding;
    }
    const { what, followsFrom } = finding;
    const one: ReviewedFinding = {
      ...finding,
      what: `${what} (${because})`,
      ...(followsFrom !== undefined && { followsFrom: explain(followsFrom) }),
    };
    explained.set(finding, one);
    return one;
  };
  for (const finding of why.keys()) {
    explain(finding);
  }
  return explained;
}

/** The argument that the fix edits: a rule reports each argument of a resource once. */
export const argumentOf = ({ fix }: ReviewedFinding): string =>
  /(?:^|\s|\{)([a-z][a-z0-9_]*)\s*=/.exec(fix.hcl)?.[1] ?? /\b[a-z]+(?:_[a-z]+)+\b/.exec(fix.hcl)?.[0] ?? "";

const aboutOf = ({ about }: ReviewedFinding): string => about.join(" ");

/** `aws_sagemaker_endpoint` of `module.llm["a"].aws_sagemaker_endpoint.this[0]`. */
const typeOf = (address: string): string =>
  /(?:^|\.)([a-z0-9_]+)\.[^.[\]]+(?:\[[^\]]*\])?(?:\.production_variants\[\d+\])?$/.exec(address)?.[1] ?? "";

/** The findings of an endpoint, or of all, in the lists of a change. */
export function findingChanges(
  before: readonly ReviewedFinding[],
  after: readonly ReviewedFinding[],
  acknowledged: readonly AcknowledgedFinding[],
  { isNew, fixed, open }: ComparedFindings,
): FindingChanges {
  const [added, kept] = [after.filter((one) => isNew.has(one)), after.filter((one) => !isNew.has(one))];
  return {
    new: causesFirst(added),
    fixed: causesFirst(before.filter((one) => fixed.has(one))),
    unchanged: causesFirst([...kept, ...before.flatMap((one) => open.get(one) ?? [])]),
    acknowledged: [...acknowledged].sort(byGravity),
  };
}

export const NO_FINDINGS: FindingChanges = { new: [], fixed: [], unchanged: [], acknowledged: [] };

import { isKnown } from "../../topology";
import { compare } from "../order";
import type { EndpointBehaviour, EndpointChange, ReviewedTraffic } from "./change-review";
import { changedSettings, settingsText } from "./changed-settings";
import { comparedRows } from "./compared-rows";
import { behaviourOf } from "./endpoint-behaviour";
import { judgedChange, worstOf } from "./judgement";
import type { MatchedSides } from "./matched-sides";
import type { Numbers } from "./numbers";
import type { ReadChange } from "./read-change";
import { sentenceOf } from "./sentence";
import { isForgotten, type Side } from "./sides";
import type { SimulatedChanges } from "./simulated-changes";

/**
 * What a change does to one endpoint.
 *
 * @param counterpart name of the endpoint that takes its place, or whose place it takes
 */
export function endpointChange(
  pair: MatchedSides,
  read: ReadChange,
  simulated: SimulatedChanges,
  traffic: ReviewedTraffic,
  counterpart?: string,
): EndpointChange {
  const shown = pair.after ?? pair.before;
  const isHidden = read.isHidden(pair);
  // What both sides forget, such as one plan given twice, does not leave through this change.
  const isLeft =
    pair.after !== undefined && isForgotten(pair.after) && !(pair.before !== undefined && isForgotten(pair.before));
  const numbers = simulated.numbersOf(pair);
  const behaviour = (side: Side | undefined, own: Numbers | undefined): EndpointBehaviour | null =>
    side === undefined ? null : behaviourOf(side, own, simulated.assumptionsOf(pair, side.setup));
  // Without a state before it, what is forgotten is as it is among the planned values.
  const before = behaviour(pair.before ?? (isLeft ? pair.after : undefined), numbers.before ?? numbers.after);
  const after = isHidden ? before : isLeft ? null : behaviour(pair.after, numbers.after);
  const rows = comparedRows(before, after);
  const findings = read.findingsOf(pair);
  const apply = read.effectsOf(pair);
  const changes = read.changesOf(pair);
  const previousName = pair.before?.name;
  // The name of one that does not show its name yet is its address.
  const name = pair.after !== undefined && isNamed(pair.after) ? pair.after.name : (previousName ?? shown.name);
  const isRenamed = previousName !== undefined && previousName !== name;
  const isQuiet =
    rows.every(({ judgement }) => judgement === "same") &&
    findings.new.length + findings.fixed.length + apply.length === 0 &&
    !isRenamed;
  // Other traffic may show a difference that this traffic does not: "no change" is for settings that are the same.
  const settings = isQuiet && before !== null && after !== null ? changedSettings(changes) : [];
  const isSame = isQuiet && settings.length === 0;
  const change = isLeft
    ? "forgotten"
    : after === null
      ? "deleted"
      : before === null
        ? "created"
        : isSame
          ? "unchanged"
          : "changed";
  const renamed = isRenamed ? { previousName } : {};
  const sentence = sentenceOf({
    change,
    isHidden,
    before,
    after,
    ...renamed,
    review: shown.review,
    findings,
    apply,
    ...(counterpart !== undefined && { counterpart }),
    components: { before: componentsOf(pair.before), after: componentsOf(pair.after) },
    changes,
    traffic,
  });
  return {
    name,
    ...renamed,
    place: shown.review.place,
    change,
    judgement: worstOf([judgedChange(rows, apply, findings), settings.length === 0 ? "same" : "different"]),
    sentence: settings.length === 0 || isHidden ? sentence : `${sentence}; ${settingsText(settings)}`,
    before,
    after,
    rows,
    apply,
    findings,
    wakePaths: shown.review.wakePaths,
    wakePhases: (after?.firstAnswerSeconds == null ? [] : (numbers.after?.wakePhases ?? [])).map(
      ({ name, seconds }) => ({ name, seconds }),
    ),
    changes,
  };
}

const componentsOf = (side: Side | undefined): readonly string[] =>
  side === undefined ? [] : side.setup.units.flatMap(({ kind, name }) => (kind === "component" ? [name] : []));

const RANK: Readonly<Record<EndpointChange["judgement"], number>> = { worse: 0, different: 1, better: 1, same: 2 };

const isNamed = ({ hosted: { endpoint } }: Side): boolean => endpoint === undefined || isKnown(endpoint.name);

/** Those that are worse first, then those that change, then by name. */
export const byWorst = (one: EndpointChange, other: EndpointChange): number =>
  RANK[one.judgement] - RANK[other.judgement] ||
  compare(one.name, other.name) ||
  compare(one.place.stack ?? "", other.place.stack ?? "") ||
  compare(one.place.address, other.place.address);

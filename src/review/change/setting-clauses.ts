import { plural } from "../../rules/plural";
import type { EndpointBehaviour, ReviewedBounds, ReviewedSchedule } from "./change-review";

/** Names of the inference components of an endpoint, before and after a change. */
export interface ComponentNames {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Settings that differ, in few words. */
export function settingClauses(
  before: EndpointBehaviour,
  after: EndpointBehaviour,
  components: ComponentNames,
): readonly string[] {
  const [was, is] = [before, after].map(({ instanceTypes }) => instanceTypes.join(", "));
  return [
    ...(was === is ? [] : [`instance type ${was || "unknown"} → ${is || "unknown"}`]),
    ...(hasOtherRegion(before, after) ? [`Region ${before.region} → ${after.region}`] : []),
    ...changedBounds(before, after, components),
    ...changedSchedules(before.schedules, after.schedules),
  ];
}

/** A Region that is not stated may be the same. */
export const hasOtherRegion = (before: EndpointBehaviour, after: EndpointBehaviour): boolean =>
  before.region !== null && after.region !== null && before.region !== after.region;

function changedBounds(
  { bounds: before }: EndpointBehaviour,
  { bounds: after, sleeps, wakes }: EndpointBehaviour,
  components: ComponentNames,
): readonly string[] {
  const other = (one: ReviewedBounds, all: readonly ReviewedBounds[]): ReviewedBounds | undefined =>
    all.find(({ of, unit }) => of === one.of && unit === one.unit);
  const added = after.filter((one) => other(one, before) === undefined);
  // What is not shown is not gone.
  const isComplete = sleeps !== "unknown" && wakes !== "unknown";
  const gone = isComplete ? before.filter((one) => other(one, after) === undefined) : [];
  const ofSeveral = (unit: ReviewedBounds["unit"]): boolean => after.filter((one) => one.unit === unit).length > 1;
  const changed = after.flatMap((one) => {
    const was = other(one, before);
    return was === undefined ? [] : changedLimits(was, one, ofSeveral(one.unit));
  });
  const [old, now] = [gone[0], added[0]];
  if (gone.length === 1 && added.length === 1 && old !== undefined && now !== undefined && old.unit === now.unit) {
    return [...changed, replacedText(old, now, components)];
  }
  return [
    ...changed,
    ...gone.map((one) => `removes ${nameText(one, components.after)} (${limitsText(one)})`),
    ...added.map((one) => `adds ${nameText(one, components.before)} (${limitsText(one)})`),
  ];
}

/** `maximum 2 → 4 copies`; with its name if the endpoint has several. */
function changedLimits(before: ReviewedBounds, after: ReviewedBounds, isNamed: boolean): readonly string[] {
  const name = isNamed ? ` of ${after.of}` : "";
  return (["min", "max"] as const).flatMap((end) => {
    const [was, is] = [before[end], after[end]];
    const word = end === "min" ? "minimum" : "maximum";
    return was === is ? [] : [`${word}${name} ${was ?? "unknown"} → ${is ?? "unknown"} ${unitText(after.unit, is)}`];
  });
}

function replacedText(old: ReviewedBounds, now: ReviewedBounds, components: ComponentNames): string {
  const isNew = !components.before.includes(now.of) && !components.after.includes(old.of);
  const limits = limitsText(old) === limitsText(now) ? "" : ` (${limitsText(old)} → ${limitsText(now)})`;
  return isNew
    ? `${unitName(old)} ${old.of} replaced by ${now.of}${limits}`
    : `scaling of ${old.of} replaced by scaling of ${now.of}${limits}`;
}

/** The scaling of a component that is on the other side, or a component that is not. */
const nameText = (bounds: ReviewedBounds, otherComponents: readonly string[]): string =>
  bounds.unit === "instances" || otherComponents.includes(bounds.of)
    ? `scaling of ${bounds.of}`
    : `component ${bounds.of}`;

const unitName = ({ unit }: ReviewedBounds): string => (unit === "copies" ? "component" : "variant");

const limitsText = ({ unit, min, max }: ReviewedBounds): string =>
  `${min ?? "unknown"} to ${max ?? "unknown"} ${unitText(unit, max)}`;

const unitText = (unit: ReviewedBounds["unit"], count: number | null): string =>
  count === 1 ? (unit === "copies" ? "copy" : "instance") : unit;

/** `2 schedules added`. */
function changedSchedules(before: readonly ReviewedSchedule[], after: readonly ReviewedSchedule[]): readonly string[] {
  const isSame = (one: ReviewedSchedule, other: ReviewedSchedule): boolean =>
    one.of === other.of && one.name === other.name;
  const added = after.filter((one) => !before.some((other) => isSame(one, other)));
  const gone = before.filter((one) => !after.some((other) => isSame(one, other)));
  const changed = after.filter((one) =>
    before.some((other) => isSame(one, other) && JSON.stringify(one) !== JSON.stringify(other)),
  );
  return [[changed, "changed"] as const, [added, "added"] as const, [gone, "removed"] as const].flatMap(
    ([all, verb]) => (all.length === 0 ? [] : [`${plural(all.length, "schedule")} ${verb}`]),
  );
}

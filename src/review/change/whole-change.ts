import { plural } from "../../rules/plural";
import type { ApplyEffect, EndpointChange, FindingChanges, Range, ReviewedTraffic } from "./change-review";
import { judgedRanges } from "./difference";
import { amountsOf, MONEY } from "./ranges";

/** The cost of all endpoints, before and after. */
export interface WholeCost {
  /** `null`: none is priced. */
  readonly before: Range | null;
  readonly after: Range | null;
  /** Those that are not priced after the change, by name. */
  readonly notPriced: readonly string[];
}

/** What is forgotten goes on costing. */
export function monthlyCostOf(endpoints: readonly EndpointChange[]): WholeCost {
  const before = endpoints.flatMap((one) => one.before ?? []);
  const after = endpoints.flatMap(({ name, change, before: was, after: is }) => {
    const behaviour = change === "forgotten" ? was : is;
    return behaviour === null ? [] : [{ name, behaviour }];
  });
  return {
    before: sumOf(before.flatMap(({ monthlyCost }) => (monthlyCost === null ? [] : [amountsOf(monthlyCost)]))),
    after: sumOf(
      after.flatMap(({ behaviour: { monthlyCost } }) => (monthlyCost === null ? [] : [amountsOf(monthlyCost)])),
    ),
    notPriced: after.flatMap(({ name, behaviour }) => (behaviour.monthlyCost === null ? [name] : [])),
  };
}

function sumOf(all: readonly Range[]): Range | null {
  const sum = (of: (range: Range) => number): number =>
    Math.round(all.reduce((total, range) => total + of(range) * CENTS, 0)) / CENTS;
  return all.length === 0
    ? null
    : { least: sum(({ least }) => least), typical: sum(({ typical }) => typical), most: sum(({ most }) => most) };
}

const CENTS = 100;

interface Whole {
  readonly endpoints: readonly EndpointChange[];
  readonly isEmpty: boolean;
  readonly elsewhere: FindingChanges;
  readonly apply: readonly ApplyEffect[];
  readonly traffic: ReviewedTraffic;
}

/** `2 endpoints: 1 worse, 1 unchanged; USD 312.00 → USD 268.00 a month`; one endpoint by its own sentence. */
export function wholeSentence({ endpoints, isEmpty, elsewhere, apply }: Whole): string {
  const [only, ...others] = endpoints;
  const more = elsewhereClauses(elsewhere, apply);
  if (only === undefined) {
    return ["no endpoint", ...more].join("; ");
  }
  if (others.length === 0) {
    return [`${only.name}: ${only.sentence}`, ...more].join("; ");
  }
  const count = plural(endpoints.length, "endpoint");
  const cost = costClause(endpoints);
  if (isEmpty) {
    return [`${count}: no change in behaviour`, ...cost].join("; ");
  }
  const counts = KINDS.flatMap(([text, isOne]) => {
    const found = endpoints.filter(isOne).length;
    return found === 0 ? [] : [`${found} ${text}`];
  });
  return [`${count}: ${counts.join(", ")}`, ...cost, ...more].join("; ");
}

type Kind = readonly [string, (one: EndpointChange) => boolean];

const changed =
  (wanted: EndpointChange["judgement"]) =>
  ({ change, judgement }: EndpointChange): boolean =>
    change === "changed" && judgement === wanted;

const KINDS: readonly Kind[] = [
  ["worse", changed("worse")],
  ["better", changed("better")],
  ["changed", (one) => changed("different")(one) || changed("same")(one)],
  ["created", ({ change }) => change === "created"],
  ["deleted", ({ change }) => change === "deleted"],
  ["forgotten", ({ change }) => change === "forgotten"],
  ["unchanged", ({ change }) => change === "unchanged"],
];

/** One that is priced on one side only would look like a saving, or like a new cost. */
function costClause(endpoints: readonly EndpointChange[]): readonly string[] {
  const compared = endpoints.filter(isPriced);
  const { before, after } = monthlyCostOf(compared);
  if (before === null && after === null) {
    return [];
  }
  const left = endpoints.length - compared.length;
  const without = left === 0 ? "" : `, without ${plural(left, "endpoint")} whose cost is not known`;
  const text =
    before !== null && after !== null && judgedRanges(before, after, MONEY) === "same"
      ? MONEY.text(after.typical)
      : `${MONEY.text(before?.typical ?? 0)} → ${MONEY.text(after?.typical ?? 0)}`;
  return [`${text} a month${without}`];
}

/** On each side on which it exists. */
const isPriced = ({ before, after }: EndpointChange): boolean =>
  before?.monthlyCost !== null && after?.monthlyCost !== null;

function elsewhereClauses({ new: added, fixed }: FindingChanges, apply: readonly ApplyEffect[]): readonly string[] {
  return [
    ...(added.length === 0 ? [] : [`${plural(added.length, "new finding")} elsewhere`]),
    ...(fixed.length === 0 ? [] : [`${plural(fixed.length, "fixed finding")} elsewhere`]),
    ...(apply.length === 0 ? [] : [`${plural(apply.length, "other effect")} of the apply`]),
  ];
}

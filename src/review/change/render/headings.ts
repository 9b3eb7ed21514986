import { plural } from "../../../rules/plural";
import type { Severity } from "../../../rules/severity";
import type { ResourceChange } from "../../../topology";
import { fromHere } from "../../place-text";
import type { ReviewedFinding } from "../../review";
import { durationText } from "../../simulation/amounts";
import type { ChangeReview, CostRange, FindingChanges, ReviewedTraffic } from "../change-review";
import type { ChangeRenderOptions } from "./formats";

const SEVERITIES: readonly Severity[] = ["error", "warning", "note"];

/** `1 error, 2 warnings`; nothing without findings. */
export const severitiesText = (findings: readonly Pick<ReviewedFinding, "severity">[]): string =>
  SEVERITIES.map((severity) => [severity, findings.filter((one) => one.severity === severity).length] as const)
    .filter(([, count]) => count > 0)
    .map(([severity, count]) => plural(count, severity))
    .join(", ");

export const NO_CHANGE = "no change in behaviour";

/** What is left although nothing changes: `2 endpoints; 1 error remains`. */
export function remainsText({ endpoints, findings }: ChangeReview): string {
  const rules = [...new Set(findings.unchanged.map(({ id }) => id))].sort().join(", ");
  const open = findings.unchanged.length === 0 ? "" : `${severitiesText(findings.unchanged)} (${rules})`;
  const verb = findings.unchanged.length === 1 ? "remains" : "remain";
  return [plural(endpoints.length, "endpoint"), ...(open === "" ? [] : [`${open} ${verb}`])].join("; ");
}

/** Whether the review is one line. */
export const isOneLine = ({ isEmpty, budgets }: ChangeReview): boolean =>
  isEmpty && budgets.every(({ isMet }) => isMet);

/** Whether the sentence on the whole is that of its only endpoint, which is shown anyway. */
export const hasOwnVerdict = ({ endpoints: [first, ...others] }: ChangeReview): boolean =>
  first !== undefined && first.change !== "unchanged" && others.length === 0;

/** Changes of resources that belong to no endpoint. */
export function strayChanges({ endpoints, changes }: ChangeReview): readonly ResourceChange[] {
  const keyOf = ({ address, stack }: ResourceChange): string => JSON.stringify([address, stack]);
  const known = new Set(endpoints.flatMap((endpoint) => endpoint.changes.map(keyOf)));
  return changes.filter((change) => !known.has(keyOf(change)));
}

export const trafficText = ({ name, isDefault, seconds, runs }: ReviewedTraffic): string =>
  `traffic ${name}${isDefault ? " (default)" : ""}, ${durationText(seconds)}, ${plural(runs, "run")}`;

/** `plan.json`, or `base.json with head.json`. */
export const sourceText = ({ before, after }: ChangeReview["sources"][number], cwd: string): string =>
  before === null ? fromHere(after, cwd) : `${fromHere(before, cwd)} with ${fromHere(after, cwd)}`;

/** The oldest day of a price in the review; `undefined` if nothing is priced. */
export function pricesDay({ endpoints }: ChangeReview, { prices }: ChangeRenderOptions): string | undefined {
  const costs = endpoints.flatMap(({ before, after }) => [before?.monthlyCost ?? null, after?.monthlyCost ?? null]);
  const days = costs.filter((cost): cost is CostRange => cost !== null).map(({ typical }) => typical.asOf);
  return prices ?? days.sort()[0];
}

export const NONE: FindingChanges = { new: [], fixed: [], unchanged: [], acknowledged: [] };

import { type FailOnText, failOnOf, readFailOnText } from "../../rules/fail-on";
import { incompleteOf } from "../incomplete";
import { isAtLeast } from "../order";
import type { ChangeReview } from "./change-review";

/**
 * What fails a review of a change: the levels of `check`, `new-error` (a new finding or an effect of the apply with the
 * severity error) or `worse` (anything that is worse).
 */
export type ChangeFailOn = FailOnText | "new-error" | "worse" | "new-error,unknown" | "worse,unknown";

const OWN: readonly string[] = ["new-error", "worse", "new-error,unknown", "worse,unknown"];

/** @returns `undefined` if it is no level */
export function readChangeFailOn(text: string): ChangeFailOn | undefined {
  const known = readFailOnText(text);
  if (known !== undefined) {
    return known;
  }
  const all = text.split(",").map((one) => one.trim());
  const ordered = [...all.filter((one) => one !== "unknown"), ...all.filter((one) => one === "unknown")].join(",");
  return OWN.find((one): one is ChangeFailOn => one === ordered) as ChangeFailOn | undefined;
}

/** Whether a review fails. A budget that is not met fails at each level but `never`. */
export function changeFails(review: ChangeReview, failOn: ChangeFailOn): boolean {
  if (failOn === "never") {
    return false;
  }
  if (review.budgets.some(({ isMet }) => !isMet)) {
    return true;
  }
  const [level] = failOn.split(",");
  if (failOn.endsWith("unknown") && isIncompleteChange(review)) {
    return true;
  }
  if (level === "worse") {
    return review.judgement === "worse";
  }
  const { findings, apply, endpoints } = review;
  const effects = [...apply, ...endpoints.flatMap((one) => one.apply)];
  if (level === "new-error") {
    return [...findings.new, ...effects].some(({ severity }) => severity === "error");
  }
  const { severity: least } = failOnOf(failOn as FailOnText);
  return (
    least !== undefined &&
    [...findings.new, ...findings.unchanged, ...effects].some(({ severity }) => isAtLeast(severity, least))
  );
}

/** Whether the state after the change is not known in full. */
export const isIncompleteChange = ({ endpoints, limits, notLookedInto }: ChangeReview): boolean =>
  incompleteOf({
    endpoints: endpoints.flatMap(({ name, after }) => (after === null ? [] : [{ name, verdict: after }])),
    limits,
    notLookedInto,
  }).some(({ kind }) => kind !== "no-endpoint" || endpoints.length === 0);

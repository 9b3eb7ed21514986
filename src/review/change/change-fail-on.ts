import { type FailOnText, failOnOf, readFailOnText } from "../../rules/fail-on";
import type { Severity } from "../../rules/severity";
import { incompleteOf } from "../incomplete";
import { isAtLeast } from "../order";
import type { ChangeReview } from "./change-review";
import type { ChangeFailing } from "./render/formats";

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

/** What a level means. */
export function failingOf(level: ChangeFailOn): ChangeFailing {
  const [own, unknown] = level.split(",");
  if (own === "new-error") {
    return { newFinding: "error", worse: false, unknown: unknown !== undefined };
  }
  if (own === "worse") {
    return { worse: true, unknown: unknown !== undefined };
  }
  const { severity, unknown: isUnknown } = failOnOf(level as FailOnText);
  return {
    ...(severity !== undefined && { newFinding: severity, unchangedFinding: severity }),
    worse: false,
    unknown: isUnknown,
  };
}

/** Whether a review fails. A budget that is not met fails always: the user set it. */
export function changeFails(review: ChangeReview, failing: ChangeFailing): boolean {
  const { findings, budgets, judgement } = review;
  const effects = [...review.apply, ...review.endpoints.flatMap(({ apply }) => apply)];
  const reaches = (severity: Severity, least: Severity | undefined): boolean =>
    least !== undefined && isAtLeast(severity, least);
  return (
    budgets.some(({ isMet }) => !isMet) ||
    (failing.worse && judgement === "worse") ||
    (failing.unknown && isIncompleteChange(review)) ||
    [...findings.new, ...effects].some(({ severity }) => reaches(severity, failing.newFinding)) ||
    findings.unchanged.some(({ severity }) => reaches(severity, failing.unchangedFinding))
  );
}

/** Whether the state after the change is not known in full. */
const isIncompleteChange = ({ endpoints, limits, notLookedInto }: ChangeReview): boolean =>
  incompleteOf({
    endpoints: endpoints.flatMap(({ name, after }) => (after === null ? [] : [{ name, verdict: after }])),
    limits,
    notLookedInto,
  }).some(({ kind }) => kind !== "no-endpoint" || endpoints.length === 0);

import type { Check } from "./check";
import { describeProblem } from "./problem";

/** The problems among the checks, one line each; what is left to Terraform is none of them. */
export function describeChecks(checks: readonly Check[]): string[] {
  return checks.flatMap((check) => {
    if (check === undefined || "condition" in check) {
      return [];
    }
    return "text" in check ? [check.text] : [describeProblem(check.problem)];
  });
}

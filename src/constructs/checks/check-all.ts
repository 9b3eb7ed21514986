import type { Precondition } from "cdktf";
import type { Construct } from "constructs";
import type { Check } from "./check";
import { describeChecks } from "./describe-checks";

/**
 * Tells every problem of a construct when the stack is synthesized, so that one run shows all of them, and returns
 * the conditions that Terraform has to check because it alone will know the values.
 *
 * It does not throw: an endpoint with a bad number still lets the problems of its components be found.
 * See docs/decisions/problems-are-told-at-synth.md.
 */
export function checkAll(scope: Construct, checks: readonly Check[]): Precondition[] {
  const problems = describeChecks(checks);
  if (problems.length > 0) {
    scope.node.addValidation({ validate: () => problems });
  }
  return checks.flatMap((check) => (check !== undefined && "condition" in check ? [check.condition] : []));
}

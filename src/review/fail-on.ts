import { type FailOnText, failOnOf } from "../rules/fail-on";
import { isIncomplete } from "./incomplete";
import { isAtLeast } from "./order";
import type { Review } from "./review";

/** Whether a review fails. */
export function fails(review: Review, failOn: FailOnText | undefined): boolean {
  const { severity, unknown } = failOnOf(failOn);
  return (
    (unknown && isIncomplete(review)) ||
    (severity !== undefined && review.findings.some((finding) => isAtLeast(finding.severity, severity)))
  );
}

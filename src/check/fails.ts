import { fails as failsBy, type Review } from "../review";
import { FailOn } from "../rules/fail-on-level";

/**
 * Whether a review fails, as the exit code of `scale-to-zero check --fail-on` says it.
 *
 * @param failOn lowest severity that fails, and whether an incomplete answer fails, too
 * @throws ScaleToZeroError if `failOn` is no `FailOn`
 */
export const fails = (review: Review, failOn: FailOn = FailOn.errors()): boolean =>
  failsBy(review, FailOn.textOf(failOn));

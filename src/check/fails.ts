import { fails as failsBy, type Review } from "../review";
import type { FailOnText } from "../rules/fail-on";

/**
 * Whether a review fails, as the exit code of `scale-to-zero check --fail-on` says it.
 *
 * @param failOn lowest severity that fails. With `unknown`, an incomplete answer fails too
 */
export const fails = (review: Review, failOn: FailOnText = "error"): boolean => failsBy(review, failOn);

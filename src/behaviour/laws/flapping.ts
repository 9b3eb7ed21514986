import { TRACKING_SCALE_IN_SHARE } from "../../catalogue/timings";

/** What the load of each other copy is multiplied by when one of some copies is removed. */
export const loadAfterRemoval = (copies: number): number => copies / (copies - 1);

/**
 * The smallest number of copies of which target tracking can remove one without bringing it back: with n copies just below
 * the share of the target at which it scales in, the load of the others becomes n / (n - 1) of that, which must not be above
 * the target.
 */
export function smallestSteadyFleet(share: number = TRACKING_SCALE_IN_SHARE): number {
  let copies = 2;
  // In shares of a thousandth: 1 - 0.9 is not exact.
  while (Math.round(loadAfterRemoval(copies) * share * 1000) / 1000 > 1) {
    copies += 1;
  }
  return copies;
}

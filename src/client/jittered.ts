import type { RandomClock } from "../clock";

/**
 * Milliseconds until the next attempt: between half and one and a half times the interval, so that clients that were
 * refused together do not come back together.
 */
export const jittered = (intervalMs: number, time: Pick<RandomClock, "random">): number =>
  Math.round(intervalMs * (0.5 + time.random()));

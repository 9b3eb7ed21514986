import { type AwsClock, systemClock } from "../aws/clock";

/** Time and chance, so that tests need neither. */
export interface Time extends AwsClock {
  /** From 0, inclusive, to 1, exclusive. */
  random(): number;
}

export const systemTime: Time = { ...systemClock, random: Math.random };

/**
 * Milliseconds until the next attempt: between half and one and a half times the interval, so that clients that were
 * refused together do not come back together.
 */
export const jittered = (intervalMs: number, time: Pick<Time, "random">): number =>
  Math.round(intervalMs * (0.5 + time.random()));

import type { AwsClock } from "../../aws/clock";

/** Time and chance, so that tests need neither. */
export interface Clock extends AwsClock {
  /** A number from 0 up to, but not including, 1. */
  random(): number;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  // The global timer, and not that of `node:timers/promises`: local AWS replaces it, so that functions wait by its clock.
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  random: () => Math.random(),
};

import type { RandomClock } from "../../clock";

export const systemClock: RandomClock = {
  now: () => Date.now(),
  // The global timer, and not that of `node:timers/promises`: local AWS replaces it, so that functions wait by its clock.
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  random: () => Math.random(),
};

import { setTimeout as timeout } from "node:timers/promises";

/** Time, so that tests need none. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** @param signal ends the sleep; a timer that is left would keep the process running */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** Time and chance, so that tests need neither. */
export interface RandomClock extends Clock {
  /** A number from 0 up to, but not including, 1. */
  random(): number;
}

export const systemClock: RandomClock = {
  now: () => Date.now(),
  sleep: (milliseconds, signal) => timeout(milliseconds, undefined, signal && { signal }),
  random: () => Math.random(),
};

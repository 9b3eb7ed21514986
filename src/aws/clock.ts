import { setTimeout as timeout } from "node:timers/promises";

/** Time, so that tests need none. */
export interface AwsClock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** @param signal ends the sleep; a timer that is left would keep the process running */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: AwsClock = {
  now: () => Date.now(),
  sleep: (milliseconds, signal) => timeout(milliseconds, undefined, signal && { signal }),
};

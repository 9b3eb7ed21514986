import { isTransient } from "../../aws/service-error";
import type { RandomClock } from "../../clock";
import { stillRefused } from "./errors";

const FIRST_DELAY_MS = 1_000;
/** An update of a copy count takes minutes: asking twice a minute finds its end early enough. */
const LONGEST_DELAY_MS = 30_000;

/**
 * Repeats a call while its error is transient, until the next attempt would start after the deadline.
 *
 * The pauses double from 1 s to 30 s; each is shortened by up to half at random, so that components that were refused
 * together do not come back together. The first attempt is always made, also after the deadline.
 *
 * @param deadline milliseconds since 1970
 */
export async function retryUntil<T>(deadline: number, clock: RandomClock, call: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await call();
    } catch (error) {
      if (!isTransient(error)) {
        throw error;
      }
      const longest = Math.min(FIRST_DELAY_MS * 2 ** (attempt - 1), LONGEST_DELAY_MS);
      const pause = longest / 2 + (clock.random() * longest) / 2;
      if (clock.now() + pause > deadline) {
        throw stillRefused(attempt, error);
      }
      await clock.sleep(pause);
    }
  }
}

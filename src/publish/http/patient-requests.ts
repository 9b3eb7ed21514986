import type { Clock } from "../../clock";
import { type Answer, attempted, isAnswer, type NoAnswer } from "./attempt";
import { ForgeProblem } from "./forge-problem";
import { isRateLimit, rateLimitPause, retryAfterMs, waitText } from "./rate-limit";

/** Longest time for all requests of one publication, with their pauses. One attempt may end after it. */
const MOST_SECONDS = 120;
const ATTEMPT_SECONDS = 15;
const MOST_ATTEMPTS = 5;
const FIRST_PAUSE_MS = 1000;
/** A page of 100 comments of GitHub, each as long as it can be, has less than 30 MiB. */
const MOST_BYTES = 64 * 2 ** 20;

export interface PatientOptions {
  readonly clock: Clock;
  /** Name of the forge in messages: GitHub. */
  readonly name: string;
  /** Whether a request may be sent again although the first one may have had its effect. */
  readonly isRepeatable: (method: string, url: string) => boolean;
  /** Whether an answer is a rate limit that its status and its headers do not show. @default - none is */
  readonly isLimited?: (answer: Answer, url: string) => boolean;
  /** Time of one attempt. @default 15 s */
  readonly attemptMs?: number;
  /** Size of a body. @default 64 MiB */
  readonly mostBytes?: number;
}

export type PatientRequest = (url: string, init?: RequestInit) => Promise<Answer>;

/**
 * Sends requests, waits as rate limits ask, and repeats what failed at the other end: 500 to 504, no answer, no connection.
 * All requests of one of these share the time. Redirects are not followed: a header with a token would go with them.
 *
 * @returns a function that throws `ForgeProblem` where it got no answer, or a rate limit that lasts too long
 */
export function patientRequests({
  clock,
  name,
  isRepeatable,
  isLimited = () => false,
  attemptMs = ATTEMPT_SECONDS * 1000,
  mostBytes = MOST_BYTES,
}: PatientOptions): PatientRequest {
  const end = clock.now() + MOST_SECONDS * 1000;
  const waitsFor = async (ms: number): Promise<boolean> => {
    if (clock.now() + ms > end) {
      return false;
    }
    await clock.sleep(ms);
    return true;
  };

  return async (url, init = {}) => {
    if (clock.now() > end) {
      throw new ForgeProblem(`${name} takes longer than ${MOST_SECONDS} s`, undefined, true);
    }
    const repeatable = isRepeatable(init.method ?? "GET", url);
    for (let attempt = 1; ; attempt += 1) {
      const answer = await attempted(url, init, { attemptMs, mostBytes });
      const isLimit = isAnswer(answer) && (isRateLimit(answer) || isLimited(answer, url));
      const pauseMs =
        isLimit && isAnswer(answer)
          ? rateLimitPause(answer, clock.now())
          : pauseAfter(answer, attempt, repeatable, clock.now());
      if (pauseMs !== undefined && attempt < MOST_ATTEMPTS && (await waitsFor(pauseMs))) {
        continue;
      }
      if (!isAnswer(answer)) {
        const what = answer.isFinal ? "has no usable answer" : "does not answer";
        throw new ForgeProblem(`${name} ${what}: ${answer.reason}`, undefined, answer.isSettled);
      }
      if (isLimit) {
        // Not its own status: a 403 would be a missing permission.
        throw new ForgeProblem(
          `${name} limits the rate of requests, and asks to wait ${waitText(pauseMs ?? 0)}`,
          429,
          true,
        );
      }
      return answer;
    }
  };
}

/** How long to wait before the next attempt. @returns `undefined` if the answer stands */
function pauseAfter(answer: Answer | NoAnswer, attempt: number, repeatable: boolean, now: number): number | undefined {
  const backoff = FIRST_PAUSE_MS * 2 ** (attempt - 1);
  if (!isAnswer(answer)) {
    return !answer.isFinal && (repeatable || answer.isSettled) ? backoff : undefined;
  }
  return repeatable && answer.status >= 500 && answer.status !== 501
    ? (retryAfterMs(answer.headers, now) ?? backoff)
    : undefined;
}

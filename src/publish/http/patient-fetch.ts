import type { Clock } from "../clock";
import { ForgeProblem } from "./forge-problem";

/** Longest time for all requests of one publication, with their pauses. One attempt may end after it. */
const MOST_SECONDS = 120;
const ATTEMPT_SECONDS = 15;
const MOST_ATTEMPTS = 5;
const FIRST_PAUSE_SECONDS = 1;
/**
 * Pause after a secondary rate limit that names no time.
 * @see https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api
 */
const RATE_LIMIT_PAUSE_SECONDS = 60;

export interface PatientFetchOptions {
  readonly clock: Clock;
  /** Name of the forge in messages: GitHub. */
  readonly name: string;
  /** Whether a request may be sent again although the first one may have had its effect. */
  readonly isRepeatable: (method: string, url: string) => boolean;
  /** Time of one attempt. @default 15 s */
  readonly attemptMs?: number;
}

export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/**
 * A `fetch` that waits as rate limits ask, and repeats what failed at the other end: 500 to 504, no answer, no connection.
 * All requests of one of these share the time. Redirects are not followed: a header with a token would go with them.
 *
 * @returns `fetch` that throws `ForgeProblem` where it got no answer, and otherwise resolves with the last one
 */
export function patientFetch({
  clock,
  name,
  isRepeatable,
  attemptMs = ATTEMPT_SECONDS * 1000,
}: PatientFetchOptions): Fetch {
  const end = clock.now() + MOST_SECONDS * 1000;
  const waitsFor = async (ms: number): Promise<boolean> => {
    if (clock.now() + ms > end) {
      return false;
    }
    await clock.sleep(ms);
    return true;
  };

  return async (url, init = {}) => {
    const repeatable = isRepeatable(init.method ?? "GET", url);
    for (let attempt = 1; ; attempt += 1) {
      const answer = await attempted(url, init, attemptMs);
      const pauseMs = pauseAfter(answer, attempt, repeatable, clock.now());
      if (pauseMs !== undefined && attempt < MOST_ATTEMPTS && (await waitsFor(pauseMs))) {
        continue;
      }
      if (answer instanceof Response) {
        return usable(answer, name, pauseMs);
      }
      throw new ForgeProblem(`${name} does not answer: ${answer.reason}`, undefined, answer.isSettled);
    }
  };
}

interface NoAnswer {
  readonly reason: string;
  /** Whether nothing was sent. */
  readonly isSettled: boolean;
}

async function attempted(url: string, init: RequestInit, attemptMs: number): Promise<Response | NoAnswer> {
  try {
    const response = await fetch(url, { ...init, redirect: "manual", signal: AbortSignal.timeout(attemptMs) });
    // The body belongs to the attempt: a connection may also break within it.
    const body = await response.arrayBuffer();
    const { status, statusText, headers } = response;
    return new Response(body.byteLength === 0 ? null : body, { status, statusText, headers: plain(headers) });
  } catch (error) {
    const code = codeOf(error);
    return code === "TimeoutError"
      ? { reason: `no answer within ${attemptMs / 1000} s`, isSettled: false }
      : { reason: code, isSettled: ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN"].includes(code) };
  }
}

/** The body is decoded already. */
function plain(headers: Headers): Headers {
  const kept = new Headers(headers);
  kept.delete("content-encoding");
  kept.delete("content-length");
  return kept;
}

/** Only a code: messages of the system can contain addresses, and an address can contain a secret. */
function codeOf(error: unknown): string {
  if (error instanceof Error && error.name === "TimeoutError") {
    return error.name;
  }
  const cause: unknown = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && "code" in cause && typeof cause.code === "string" ? cause.code : "no connection";
}

/** How long to wait before the next attempt. @returns `undefined` if the answer stands */
function pauseAfter(
  answer: Response | NoAnswer,
  attempt: number,
  repeatable: boolean,
  now: number,
): number | undefined {
  const backoff = FIRST_PAUSE_SECONDS * 1000 * 2 ** (attempt - 1);
  if (!(answer instanceof Response)) {
    return repeatable || answer.isSettled ? backoff : undefined;
  }
  if (isRateLimit(answer)) {
    return rateLimitPause(answer.headers, now);
  }
  if (answer.status >= 500 && answer.status !== 501) {
    return repeatable ? (secondsIn(answer.headers, "retry-after") ?? backoff / 1000) * 1000 : undefined;
  }
  return undefined;
}

/** A 403 can also be a missing permission. */
const isRateLimit = ({ status, headers }: Response): boolean =>
  status === 429 || (status === 403 && (headers.has("retry-after") || headers.get("x-ratelimit-remaining") === "0"));

function rateLimitPause(headers: Headers, now: number): number {
  const seconds = secondsIn(headers, "retry-after");
  const reset = secondsIn(headers, "x-ratelimit-reset") ?? secondsIn(headers, "ratelimit-reset");
  if (seconds !== undefined) {
    return seconds * 1000;
  }
  return reset === undefined ? RATE_LIMIT_PAUSE_SECONDS * 1000 : Math.max(reset * 1000 - now, 1000);
}

function secondsIn(headers: Headers, name: string): number | undefined {
  const text = headers.get(name);
  return text !== null && /^\d{1,12}$/.test(text) ? Number(text) : undefined;
}

/** @throws ForgeProblem for a redirect, and for a rate limit that lasts too long: its 403 is no missing permission */
function usable(response: Response, name: string, pauseMs = 0): Response {
  const { status } = response;
  if (status >= 300 && status < 400) {
    throw new ForgeProblem(
      `${name} redirects to another address (${status}); a repository that was renamed must be given by its new name`,
      status,
      true,
    );
  }
  if (isRateLimit(response)) {
    throw new ForgeProblem(
      `${name} limits the rate of requests, and asks to wait ${Math.ceil(pauseMs / 1000)} s`,
      429,
      true,
    );
  }
  return response;
}

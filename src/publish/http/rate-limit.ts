import type { Answer } from "./attempt";

/**
 * Pause after a secondary rate limit that names no time.
 * @see https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api
 */
const PAUSE_MS = 60_000;
const DAY_SECONDS = 86_400;

/** A 403 can also be a missing permission. */
export const isRateLimit = ({ status, headers }: Answer): boolean =>
  status === 429 || (status === 403 && (headers.has("retry-after") || headers.get("x-ratelimit-remaining") === "0"));

/** How long a rate limit asks to wait. */
export function rateLimitPause({ headers }: Answer, now: number): number {
  const asked = retryAfterMs(headers, now);
  if (asked !== undefined) {
    return asked;
  }
  // GitHub sends the reset of the primary limit with each answer, also with those of a secondary one.
  const isOther = (headers.get("x-ratelimit-remaining") ?? "0") !== "0";
  const reset = secondsIn(headers, "x-ratelimit-reset") ?? secondsIn(headers, "ratelimit-reset");
  return reset === undefined || isOther ? PAUSE_MS : Math.max(reset * 1000 - now, 1000);
}

/** @see https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
export function retryAfterMs(headers: Headers, now: number): number | undefined {
  const seconds = secondsIn(headers, "retry-after");
  if (seconds !== undefined) {
    return seconds * 1000;
  }
  const text = headers.get("retry-after") ?? "";
  // Date.parse also reads numbers.
  const time = /^[A-Z][a-z]+,? /.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? undefined : Math.max(time - now, 1000);
}

export const waitText = (ms: number): string =>
  ms > DAY_SECONDS * 1000 ? "more than a day" : `${Math.ceil(ms / 1000)} s`;

function secondsIn(headers: Headers, name: string): number | undefined {
  const text = headers.get(name);
  return text !== null && /^\d+$/.test(text) ? Number(text) : undefined;
}

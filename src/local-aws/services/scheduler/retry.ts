/** What GetSchedule shows for a schedule without a retry policy. */
export const DEFAULT_RETRIES = { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 } as const;

export interface RetryPolicy {
  readonly MaximumEventAgeInSeconds?: number;
  readonly MaximumRetryAttempts?: number;
}

/** Why an invocation is not tried again, in the words of dead-letter messages. */
export type Exhausted = "MaximumRetryAttempts" | "MaximumEventAgeInSeconds";

export type Retry =
  | { readonly kind: "again"; readonly at: number }
  | { readonly kind: "over"; readonly because: Exhausted };

const FIRST_SECONDS = 5;
/** 185 retries in 24 hours, the two limits by default, are one in about eight minutes. */
const LONGEST_SECONDS = 480;

/**
 * When a failed invocation is tried again. AWS documents exponential backoff and both limits, and no intervals: that each
 * is twice the one before, from 5 s to 8 min, is an assumption.
 *
 * @param firstAt of the first attempt, as `now` in milliseconds since the epoch
 * @param attempts that have failed, at least 1
 * @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_RetryPolicy.html
 */
export function retryAfter(policy: RetryPolicy | undefined, firstAt: number, attempts: number, now: number): Retry {
  const { MaximumEventAgeInSeconds: age, MaximumRetryAttempts: most } = { ...DEFAULT_RETRIES, ...policy };
  if (attempts > most) {
    return { kind: "over", because: "MaximumRetryAttempts" };
  }
  const at = now + 1000 * Math.min(LONGEST_SECONDS, FIRST_SECONDS * 2 ** (attempts - 1));
  return at - firstAt > age * 1000 ? { kind: "over", because: "MaximumEventAgeInSeconds" } : { kind: "again", at };
}

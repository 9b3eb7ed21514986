import { AwsReadError } from "../../aws/errors";
import type { Pending } from "./pending";
import { pendingText } from "./pending-text";

/** Temporary reasons why AWS does not answer: the error states what was not verified. */
export type Silence = (typeof SILENCES)[number];

const SILENCES = ["network", "timeout", "throttled", "service"] as const;

interface Silent extends AwsReadError {
  readonly reason: Silence;
}

const isSilent = (error: unknown): error is Silent =>
  error instanceof AwsReadError && SILENCES.some((one) => one === error.reason);

/** A verification that AWS did not let finish. */
export class Unfinished extends AwsReadError {
  declare readonly reason: Silence;

  constructor(
    /** The error of AWS. */
    readonly refusal: Silent,
    /** What was not verified yet, for each endpoint. */
    readonly pending: readonly Pending[],
  ) {
    super(refusal.reason, `${refusal.message}. Not verified yet: ${pendingText(pending)}`, refusal.action, {
      cause: refusal,
    });
  }
}

/**
 * Runs a part of a verification. If AWS does not answer, the error also states what was not verified.
 *
 * @param pending called in that case
 * @throws Unfinished if AWS does not answer, AwsReadError if it denies access
 */
export async function orStillToCome<T>(part: () => Promise<T>, pending: () => readonly Pending[]): Promise<T> {
  try {
    return await part();
  } catch (error) {
    throw isSilent(error) ? new Unfinished(error, pending()) : error;
  }
}

import { AwsReadError } from "../../aws/errors";
import { pendingText } from "./pending-text";
import type { Pending } from "./wait";

/** Why AWS does not answer now, and may answer another time: what was to be found out is worth a word. */
export type Silence = (typeof SILENCES)[number];

const SILENCES = ["network", "timeout", "throttled", "service"] as const;

interface Silent extends AwsReadError {
  readonly reason: Silence;
}

const isSilent = (error: unknown): error is Silent =>
  error instanceof AwsReadError && SILENCES.some((one) => one === error.reason);

/** A verification that AWS did not let come to its end. */
export class Unfinished extends AwsReadError {
  declare readonly reason: Silence;

  constructor(
    /** What AWS did instead. */
    readonly refusal: Silent,
    /** What was still to come, for each endpoint. */
    readonly pending: readonly Pending[],
  ) {
    super(refusal.reason, `${refusal.message}. Still to come: ${pendingText(pending)}`, refusal.action, {
      cause: refusal,
    });
  }
}

/**
 * Does a part of a verification; when AWS does not answer, the error says what was still to come as well.
 *
 * @param pending asked for when that happens
 * @throws Unfinished when AWS does not answer, AwsReadError when it refuses
 */
export async function orStillToCome<T>(part: () => Promise<T>, pending: () => readonly Pending[]): Promise<T> {
  try {
    return await part();
  } catch (error) {
    throw isSilent(error) ? new Unfinished(error, pending()) : error;
  }
}

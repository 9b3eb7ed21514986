import { AwsReadError, type AwsReadReason } from "../../aws/errors";
import { pendingText } from "./pending-text";
import type { Pending } from "./wait";

/** AWS may answer another time: what was to be found out is worth a word. */
const SILENT: readonly AwsReadReason[] = ["network", "timeout", "throttled", "service"];

/** A verification that AWS did not let come to its end. */
export class Unfinished extends AwsReadError {
  constructor(
    /** What AWS did instead. */
    readonly refusal: AwsReadError,
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
    throw error instanceof AwsReadError && SILENT.includes(error.reason) ? new Unfinished(error, pending()) : error;
  }
}

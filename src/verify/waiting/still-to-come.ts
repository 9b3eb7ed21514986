import { AwsReadError, type AwsReadReason } from "../../aws/errors";
import { pendingText } from "./pending-text";
import type { Pending } from "./wait";

/** AWS may answer another time: what was to be found out is worth a word. */
const SILENT: readonly AwsReadReason[] = ["network", "timeout", "throttled", "service"];

/**
 * Does a part of a verification; when AWS does not answer, the error says what was still to come as well.
 *
 * @param pending asked for when that happens
 * @throws AwsReadError
 */
export async function orStillToCome<T>(part: () => Promise<T>, pending: () => readonly Pending[]): Promise<T> {
  try {
    return await part();
  } catch (error) {
    if (!(error instanceof AwsReadError) || !SILENT.includes(error.reason)) {
      throw error;
    }
    const { reason, message, action } = error;
    throw new AwsReadError(reason, `${message}. Still to come: ${pendingText(pending())}`, action, { cause: error });
  }
}

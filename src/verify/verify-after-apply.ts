import { AwsReadError } from "../aws/errors";
import type { VerificationResult } from "./verification-result";
import { type VerifyOptions, verify } from "./verify";

/**
 * As `verify`, for the end of a pipeline in which only a verification that came to its end counts.
 *
 * @throws ScaleToZeroError also if AWS does not answer in time: the message says what was still to come
 */
export async function verifyAfterApply(options: VerifyOptions): Promise<VerificationResult> {
  const result = await verify(options);
  if (result.unfinished !== undefined) {
    throw new AwsReadError(result.unfinished.reason, result.unfinished.message);
  }
  return result;
}

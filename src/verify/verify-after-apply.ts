import { AwsReadError } from "../aws/errors";
import type { VerificationResult } from "./verification-result";
import { type VerifyOptions, verify } from "./verify";

/**
 * Like `verify`, for the end of a pipeline: an unfinished verification is an error.
 *
 * @throws ScaleToZeroError also if AWS does not answer in time: the message states what was not verified
 */
export async function verifyAfterApply(options: VerifyOptions): Promise<VerificationResult> {
  const result = await verify(options);
  if (result.unfinished !== undefined) {
    throw new AwsReadError(result.unfinished.reason, result.unfinished.message);
  }
  return result;
}

import { AwsReadError } from "../aws/errors";
import { ExitCode } from "./exit-code";
import { type Io, writeLine } from "./io";

/** Reasons that are not about what the user has written: exit code 1, as for `verify`. */
const OF_AWS: readonly string[] = ["no-sdk", "network", "timeout", "throttled", "service", "refused"];

/** Prints why AWS did not answer. @throws the error if it is about the usage, or unexpected */
export function failedCall(error: unknown, io: Io): ExitCode {
  if (error instanceof AwsReadError && OF_AWS.includes(error.reason)) {
    writeLine(io.stderr, error.message);
    return ExitCode.FAILED;
  }
  throw error;
}

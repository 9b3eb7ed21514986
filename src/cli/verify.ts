import { AwsReadError } from "../aws/errors";
import { iamPolicy } from "../aws/iam-policy";
import { ACKNOWLEDGEMENT_FILE } from "../rules/acknowledgement-file";
import { isAboutAccount } from "../rules/verification";
import { runVerification } from "../verify/run-verification";
import type { VerificationOutcome, VerificationResult } from "../verify/verification-result";
import { readWanted, type WantedSource } from "../verify/wanted/read-wanted";
import { readAcknowledgements } from "./acknowledgements";
import { ExitCode } from "./exit-code";
import { type Io, writeLine } from "./io";
import { checkOutput } from "./output-file";
import { type PrintOptions, print, printReview } from "./printed-review";
import { namedInput } from "./standard-input";
import { WaitLines } from "./wait-lines";

/** The options from commander. */
export interface VerifyOptions extends WantedSource, PrintOptions {
  /** In seconds. */
  readonly timeout: number;
  readonly region?: string;
  readonly profile?: string;
  readonly endpointUrl?: string;
  readonly acknowledgements?: string;
  readonly printIamPolicy?: boolean;
}

/** Waits, reads, compares and prints: `scale-to-zero verify`. */
export async function verify(options: VerifyOptions, io: Io): Promise<ExitCode> {
  if (options.printIamPolicy === true) {
    print(`${JSON.stringify(iamPolicy(), undefined, 2)}\n`, options.output, io);
    return ExitCode.GOOD;
  }
  const { file, acknowledgements } = readAcknowledgements(options.acknowledgements, io.cwd);
  checkOutput(options.output, [options.outputs, options.state, options.plan, file], io.cwd);
  const wanted = await readWanted(options, {
    cwd: io.cwd,
    env: io.env,
    stdin: namedInput(io.stdin),
  });
  const { region, profile, endpointUrl, timeout, failOn } = options;
  const lines = new WaitLines(io.stderr);
  try {
    const result = await runVerification({
      ...{ wanted, region, profile, endpointUrl, failOn, acknowledgements },
      rules: io.rules(),
      timeoutSeconds: timeout,
      clock: io.clock,
      onProgress: (progress) => lines.tell(progress),
    });
    return report(result, options, io);
  } catch (error) {
    if (error instanceof AwsReadError && error.reason === "no-sdk") {
      writeLine(io.stderr, error.message);
      return ExitCode.FAILED;
    }
    throw error;
  }
}

/** The report file must not keep an earlier report if the verification is unfinished. */
function report(
  { outcome, review, findings, unfinished }: VerificationResult,
  options: PrintOptions,
  io: Io,
): ExitCode {
  printReview(review, options, io);
  if (unfinished !== undefined) {
    writeLine(io.stderr, unfinished.message);
  } else if (outcome === "failed" && !findings.open.every(isAboutAccount)) {
    writeLine(io.stderr, TO_ACCEPT);
  }
  return EXIT[outcome];
}

const EXIT: Readonly<Record<VerificationOutcome, ExitCode>> = {
  passed: ExitCode.GOOD,
  failed: ExitCode.FINDINGS,
  unfinished: ExitCode.FAILED,
};

const TO_ACCEPT = `To accept a finding, add its rule, address and reason to ${ACKNOWLEDGEMENT_FILE}: docs/verify.md, Accept a finding`;

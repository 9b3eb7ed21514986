import { openAws } from "../aws/aws";
import { AwsReadError, type AwsReadReason } from "../aws/errors";
import { iamPolicy } from "../aws/iam-policy";
import { ACKNOWLEDGEMENT_FILE } from "../rules/acknowledgement-file";
import { isAboutAccount } from "../rules/verification";
import { regionOf } from "../verify/region";
import { unfinishedReview } from "../verify/unfinished-review";
import { verify as verifyWanted } from "../verify/verify";
import { Unfinished } from "../verify/waiting/still-to-come";
import { readWanted, type WantedSource } from "../verify/wanted/read-wanted";
import { readAcknowledgements } from "./acknowledgements";
import { ExitCode } from "./exit-code";
import { type Io, writeLine } from "./io";
import { type PrintOptions, print, printReview } from "./printed-review";
import { readStandardInput, STDIN } from "./standard-input";
import { WaitLines } from "./wait-lines";
import { checkWritable } from "./written-file";

/** What commander made of the command line. */
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
  if (options.output !== undefined) {
    checkWritable(options.output, io.cwd);
  }
  const { acknowledgements } = readAcknowledgements(options.acknowledgements, io.cwd);
  const wanted = await readWanted(options, {
    cwd: io.cwd,
    env: io.env,
    stdin: async () => ({ text: await readStandardInput(io.stdin), name: STDIN }),
  });
  const { profile, endpointUrl } = options;
  const region = regionOf(options.region, wanted);
  const aws = openAws({ region, profile, endpointUrl });
  const lines = new WaitLines(io.stderr);
  try {
    const { review } = await verifyWanted({
      wanted,
      aws,
      rules: io.rules(),
      timeoutSeconds: options.timeout,
      pace: io.pace,
      acknowledgements,
      onProgress: (progress) => lines.tell(progress),
    });
    const code = printReview(review, options, io);
    // What has failed is nothing to agree to.
    if (code === ExitCode.FINDINGS && !review.findings.every(isAboutAccount)) {
      writeLine(io.stderr, TO_ACCEPT);
    }
    return code;
  } catch (error) {
    if (error instanceof Unfinished) {
      // Whoever waits for a report shall not take the last one for it.
      printReview(unfinishedReview(error, region), options, io);
    }
    if (error instanceof AwsReadError && FAILURES.includes(error.reason)) {
      writeLine(io.stderr, error.message);
      return ExitCode.FAILED;
    }
    throw error;
  } finally {
    aws.close();
  }
}

const TO_ACCEPT = `To accept a finding, add its rule, address and reason to ${ACKNOWLEDGEMENT_FILE}: docs/verify.md, Accept a finding`;

/** The command line was right, and so were the credentials: what failed is out there. */
const FAILURES: readonly AwsReadReason[] = ["network", "timeout", "throttled", "service", "no-sdk"];

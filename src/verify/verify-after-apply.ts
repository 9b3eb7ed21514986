import { openAws } from "../aws/aws";
import { ScaleToZeroError } from "../errors";
import { type EndpointReview, fails, type Review, type ReviewedFinding } from "../review";
import type { FailOnText } from "../rules/fail-on";
import type { Rule } from "../rules/rule";
import type { Duration } from "../time/duration";
import { regionOf } from "./region";
import { verify } from "./verify";
import { realPace } from "./waiting/pace";
import { DEFAULT_TIMEOUT_SECONDS } from "./waiting/timeout";
import type { Pending, WaitProgress } from "./waiting/wait";
import type { AppliedEndpoints } from "./wanted/applied-endpoints";
import { severalSources } from "./wanted/errors";
import { wantedOfOutputs } from "./wanted/from-outputs";
import { readWanted } from "./wanted/read-wanted";
import type { Wanted } from "./wanted/wanted";

/** What to verify: exactly one of the first five. */
export interface VerifyAfterApplyOptions {
  /** The value of the output `scale_to_zero`, where the program has it already. */
  readonly applied?: AppliedEndpoints;
  /** Path of what `cdktf deploy --outputs-file` wrote or `terraform output -json` printed. */
  readonly outputs?: string;
  /** Path of what `terraform show -json` printed of the state. */
  readonly state?: string;
  /** Path of what `terraform show -json` printed of the plan that was applied. */
  readonly plan?: string;
  /** Names of endpoints: what they have to run is not known then. */
  readonly endpointNames?: readonly string[];
  /** @default - as the outputs say, else as the AWS SDK reads it: AWS_REGION, then the profile */
  readonly region?: string;
  /** @default - as the AWS SDK reads it: AWS_PROFILE, then `default` */
  readonly profile?: string;
  /** @default - as the AWS SDK reads it: AWS_ENDPOINT_URL, then the profile, then AWS itself */
  readonly endpointUrl?: string;
  /** How long to wait for the endpoints, at least 0: with 0 it looks once. @default 35 minutes */
  readonly timeout?: Duration;
  /**
   * Lowest severity that fails the verification. With `unknown`, an unknown verdict and a source that was not read fail it,
   * too. `unknown` alone means `error,unknown`.
   * @default "error"
   */
  readonly failOn?: FailOnText;
  /** Findings that may stay. @default - those that the outputs carry, from `acknowledge()` */
  readonly acknowledgements?: readonly AcknowledgedFindings[];
  /** Told how far it is, after each look. @default - nobody */
  readonly onProgress?: (progress: WaitProgress) => void;
}

/** Findings that may stay, and why. */
export interface AcknowledgedFindings {
  /** As docs/rules.md has it: `Z03`. */
  readonly rule: string;
  /** ARN of the resource; `*` stands for any text. */
  readonly address: string;
  readonly reason: string;
}

/** What a verification has found. */
export interface VerificationResult {
  /** Whether nothing fails by `failOn`. */
  readonly passed: boolean;
  /** How each endpoint is, whether it sleeps and wakes, and what is wrong with it. */
  readonly endpoints: readonly EndpointReview[];
  /** All findings, each once, the gravest first. */
  readonly findings: readonly ReviewedFinding[];
  /** What was still to come when the time was up. */
  readonly awaited: readonly Pending[];
  /** How long was waited. */
  readonly seconds: number;
  /** The whole report, for `render`. */
  readonly review: Review;
}

/**
 * Waits until what was applied can be judged, reads how it is wired in the account, and says what is wrong with it: the
 * same as `scale-to-zero verify`, for the program of a pipeline. Nothing is changed, and nothing is invoked.
 *
 * @throws ScaleToZeroError when the input cannot be used, an endpoint does not exist, or AWS does not answer: the message
 * says what to do
 */
export async function verifyAfterApply(options: VerifyAfterApplyOptions): Promise<VerificationResult> {
  const { profile, endpointUrl, failOn = "error", acknowledgements = [], onProgress, timeout } = options;
  const wanted = await wantedOf(options);
  const aws = openAws({ region: regionOf(options.region, wanted), profile, endpointUrl });
  try {
    const { review, waited } = await verify({
      wanted,
      aws,
      rules: loadRules(),
      timeoutSeconds: timeout?.toSeconds() ?? DEFAULT_TIMEOUT_SECONDS,
      pace: realPace,
      acknowledgements: acknowledgements.map((one) => ({ ...one, writtenAt: "acknowledgements" })),
      ...(onProgress === undefined ? {} : { onProgress }),
    });
    return {
      passed: !fails(review, failOn),
      endpoints: review.endpoints,
      findings: review.findings,
      awaited: waited.awaited,
      seconds: waited.seconds,
      review,
    };
  } finally {
    aws.close();
  }
}

async function wantedOf(options: VerifyAfterApplyOptions): Promise<Wanted> {
  const { applied, outputs, state, plan, endpointNames } = options;
  const source = { outputs, state, plan, endpoint: endpointNames };
  if (applied !== undefined) {
    const others = Object.entries({ outputs, state, plan, endpointNames }).filter(([, given]) => given !== undefined);
    if (others.length > 0) {
      throw severalSources(["applied", ...others.map(([name]) => name)]);
    }
    return wantedOfOutputs(applied, "applied");
  }
  return readWanted(source, { cwd: process.cwd(), env: process.env, stdin: refuseStandardInput });
}

async function refuseStandardInput(): Promise<never> {
  throw new ScaleToZeroError("standard input belongs to the program: give the path of a file, or `applied`");
}

/** When they are needed: they are the larger part of the package. */
function loadRules(): readonly Rule[] {
  const { allRules }: typeof import("../rules/all-rules") = require("../rules/all-rules");
  return allRules;
}

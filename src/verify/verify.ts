import { systemClock } from "../clock";
import { ScaleToZeroError } from "../errors";
import { FailOn } from "../rules/fail-on-level";
import { acknowledgementsFrom, type KnownFinding } from "../rules/known-finding";
import type { Rule } from "../rules/rule";
import { Duration } from "../time/duration";
import { wrongTimeout } from "./errors";
import { runVerification } from "./run-verification";
import type { VerificationResult } from "./verification-result";
import { DEFAULT_TIMEOUT_SECONDS } from "./waiting/timeout";
import type { WaitProgress } from "./waiting/wait";
import type { AppliedEndpoints } from "./wanted/applied-endpoints";
import { severalSources } from "./wanted/errors";
import { wantedOfOutputs } from "./wanted/from-outputs";
import { readWanted } from "./wanted/read-wanted";
import type { Wanted } from "./wanted/wanted";

/** What to verify: exactly one of the first five. */
export interface VerifyOptions {
  /** The value of the output `scale_to_zero`, if the program already has it. */
  readonly applied?: AppliedEndpoints;
  /** Path of the output of `cdktf deploy --outputs-file` or `terraform output -json`. */
  readonly outputs?: string;
  /** Path of the output of `terraform show -json` of the state. */
  readonly state?: string;
  /** Path of the output of `terraform show -json` of the applied plan. */
  readonly plan?: string;
  /** Names of endpoints. Their requested configuration is then unknown. */
  readonly endpointNames?: readonly string[];
  /** @default - the Region of the outputs, then AWS_REGION, then the profile */
  readonly region?: string;
  /** @default - AWS_PROFILE, then `default` */
  readonly profile?: string;
  /** @default - AWS_ENDPOINT_URL, then the profile, then AWS */
  readonly endpointUrl?: string;
  /** Time limit for the endpoints, at least 0; 0 looks once. @default 35 minutes */
  readonly timeout?: Duration;
  /**
   * Lowest severity that fails the verification, and whether an incomplete answer fails it, too.
   * @default FailOn.errors()
   */
  readonly failOn?: FailOn;
  /** Acknowledged findings. @default - those in the outputs, from `acknowledge()` */
  readonly acknowledgements?: readonly KnownFinding[];
  /** Called with the progress after each look. @default - not called */
  readonly onProgress?: (progress: WaitProgress) => void;
}

/**
 * Waits until the applied endpoints can be judged, reads their scaling resources in the account, and reports findings,
 * the same as `scale-to-zero verify`, for programs. Changes nothing, and invokes no endpoint.
 *
 * If AWS does not answer in time, the outcome is `unfinished`.
 *
 * @throws ScaleToZeroError if the input or the credentials cannot be used, a permission is missing, or an endpoint does
 * not exist: the message states what to do
 */
export async function verify(options: VerifyOptions): Promise<VerificationResult> {
  const {
    region,
    profile,
    endpointUrl,
    failOn = FailOn.errors(),
    acknowledgements = [],
    onProgress,
    timeout,
  } = options;
  // Before the wait: a mistake must not be reported after half an hour of it.
  const failOnText = FailOn.textOf(failOn);
  const known = acknowledgementsFrom(acknowledgements);
  const timeoutSeconds = timeout === undefined ? DEFAULT_TIMEOUT_SECONDS : secondsOf(timeout);
  return runVerification({
    wanted: await wantedOf(options),
    region,
    profile,
    endpointUrl,
    rules: loadRules(),
    timeoutSeconds,
    clock: systemClock,
    acknowledgements: known,
    failOn: failOnText,
    ...(onProgress === undefined ? {} : { onProgress }),
  });
}

function secondsOf(timeout: Duration): number {
  const read = Duration.read(timeout);
  if (read.problem !== undefined || read.toSeconds() < 0) {
    throw wrongTimeout(read);
  }
  return read.toSeconds();
}

async function wantedOf(options: VerifyOptions): Promise<Wanted> {
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
  throw new ScaleToZeroError("verify() does not read standard input; give the path of a file, or `applied`");
}

/** Loaded on demand: the rules are the larger part of the package. */
function loadRules(): readonly Rule[] {
  const { allRules }: typeof import("../rules/all-rules") = require("../rules/all-rules");
  return allRules;
}

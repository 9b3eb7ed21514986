import { openAws } from "../aws/aws";
import { aboutAcknowledgements, fails, review } from "../review";
import type { FailOnText } from "../rules/fail-on";
import { regionOf } from "./region";
import { unfinishedReview } from "./unfinished-review";
import type { VerificationOutcome, VerificationResult } from "./verification-result";
import { type Verified, type VerifySetup, verifyAccount } from "./verify-account";
import { Unfinished } from "./waiting/still-to-come";

/** What to verify, and in which Region. */
export interface Verification extends Omit<VerifySetup, "aws"> {
  /** @default - the Region of `wanted`, otherwise that of the AWS SDK */
  readonly region?: string | undefined;
  readonly profile?: string | undefined;
  readonly endpointUrl?: string | undefined;
  readonly failOn: FailOnText;
}

/**
 * Verifies what was applied, for the command and for programs.
 *
 * @throws ScaleToZeroError if AWS denies access, or if an endpoint does not exist
 */
export async function runVerification(verification: Verification): Promise<VerificationResult> {
  const { wanted, profile, endpointUrl, failOn, clock } = verification;
  const region = regionOf(verification.region, wanted);
  const aws = openAws({ region, profile, endpointUrl });
  const start = clock.now();
  try {
    return finished(await verifyAccount({ ...verification, aws }), failOn);
  } catch (error) {
    if (error instanceof Unfinished) {
      return unfinished(error, region, (clock.now() - start) / 1000);
    }
    throw error;
  } finally {
    aws.close();
  }
}

function finished({ review: reviewed, waited, findings }: Verified, failOn: FailOnText): VerificationResult {
  const problems = review(aboutAcknowledgements("acknowledgements", findings.acknowledgementProblems)).findings;
  return {
    ...ended(fails(reviewed, failOn) ? "failed" : "passed"),
    endpoints: reviewed.endpoints,
    findings: { open: reviewed.findings, acknowledged: reviewed.acknowledged, acknowledgementProblems: problems },
    awaited: waited.awaited,
    seconds: waited.seconds,
    review: reviewed,
  };
}

function unfinished(error: Unfinished, region: string | undefined, seconds: number): VerificationResult {
  const reviewed = unfinishedReview(error, region);
  return {
    ...ended("unfinished"),
    endpoints: reviewed.endpoints,
    findings: { open: reviewed.findings, acknowledged: [], acknowledgementProblems: [] },
    awaited: error.pending,
    unfinished: { reason: error.reason, message: error.message },
    seconds,
    review: reviewed,
  };
}

const ended = (outcome: VerificationOutcome) => ({ outcome, passed: outcome === "passed" });

import type { AcknowledgedFinding, EndpointReview, Review, ReviewedFinding } from "../review";
import type { Pending } from "./waiting/wait";

/**
 * How a verification ended. `passed`: nothing fails by `failOn`; `failed`: something does; `unfinished`: AWS did not answer
 * in time, so that nothing is known.
 */
export type VerificationOutcome = "passed" | "failed" | "unfinished";

/** What a verification has found: data only. */
export interface VerificationResult {
  /** How it ended. */
  readonly outcome: VerificationOutcome;
  /** Whether the outcome is `passed`. */
  readonly passed: boolean;
  /** How each endpoint is, whether it sleeps and wakes, and what is wrong with it. */
  readonly endpoints: readonly EndpointReview[];
  /** All findings, each once. */
  readonly findings: VerificationFindings;
  /** What was still to come when the time was up, or when AWS did not answer. */
  readonly awaited: readonly Pending[];
  /** Why it is unfinished. @default - it is not */
  readonly unfinished?: UnfinishedReason;
  /** How long the endpoints were waited for. */
  readonly seconds: number;
  /** The whole report, for `render`. */
  readonly review: Review;
}

/** Findings by what is acknowledged. */
export interface VerificationFindings {
  /** Those that are not acknowledged, the most severe first. These fail a verification. */
  readonly open: readonly ReviewedFinding[];
  /** Those that are acknowledged. */
  readonly acknowledged: readonly AcknowledgedFinding[];
  /**
   * About the acknowledgements that were given: one that matches nothing here (A01), one that has expired (A02). They fail
   * nothing and are not in `review`: the same acknowledgements may serve `check`, which sees other addresses.
   */
  readonly acknowledgementProblems: readonly ReviewedFinding[];
}

/** Why AWS did not let a verification come to its end. */
export interface UnfinishedReason {
  /** What AWS did: no connection, no answer in time, too many requests, or an answer that is none of AWS. */
  readonly reason: "network" | "timeout" | "throttled" | "service";
  /** The whole sentence, with what was still to come. */
  readonly message: string;
}

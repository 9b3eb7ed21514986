import type { EndpointReview, Findings, Review } from "../review";
import type { Pending } from "./waiting/pending";

/**
 * How a verification ended. `passed`: nothing fails by `failOn`; `failed`: something fails; `unfinished`: AWS did not
 * answer in time, so the result is unknown.
 */
export type VerificationOutcome = "passed" | "failed" | "unfinished";

/** The result of a verification: data only. */
export interface VerificationResult {
  /** How it ended. */
  readonly outcome: VerificationOutcome;
  /** Whether the outcome is `passed`. */
  readonly passed: boolean;
  /** The state of each endpoint, whether it sleeps and wakes, and its findings. */
  readonly endpoints: readonly EndpointReview[];
  /**
   * All findings, each once. Only open ones fail a verification. Those about acknowledgements are not in `review`: `check`
   * can use the same acknowledgements, with other addresses.
   */
  readonly findings: Findings;
  /** What was not ready at the time limit, or not verified because AWS did not answer. */
  readonly awaited: readonly Pending[];
  /** Why it is unfinished. @default - it is finished */
  readonly unfinished?: UnfinishedReason;
  /** How long the verification waited for the endpoints. */
  readonly seconds: number;
  /** The complete report, for `render`. */
  readonly review: Review;
}

/** Why AWS did not let a verification finish. */
export interface UnfinishedReason {
  /** The cause: no connection, no answer in time, too many requests, or an answer that is not valid for AWS. */
  readonly reason: "network" | "timeout" | "throttled" | "service";
  /** The complete message, with what was not verified. */
  readonly message: string;
}

import { ScaleToZeroError } from "../errors";
import type { Duration } from "../time/duration";

/**
 * Why there was no capacity in time: no copy is wanted (`not wired`), instances start (`starting`), AWS has no instance
 * (`drought`), the account may have no more (`quota`), the instance is there and the model is not (`loading`), or the role
 * may not read it (`unknown`).
 */
export type CapacityReason = "not wired" | "starting" | "drought" | "quota" | "loading" | "unknown";

/** What AWS says about a component without capacity. */
export interface Diagnosis {
  /** The cause, as a word. */
  readonly reason: CapacityReason;
  /** The facts that it follows from, and what to do, as a sentence. */
  readonly because: string;
}

/** There was no capacity for a request within its time limit. */
export class CapacityTimeout extends ScaleToZeroError {
  /** Always `CapacityTimeout`. */
  override readonly name = "CapacityTimeout";
  /** The cause. */
  readonly reason: CapacityReason;

  /** @internal */
  constructor(
    subject: string,
    /** Time from the call to this error. */
    readonly waited: Duration,
    /** Requests that this call sent. */
    readonly attempts: number,
    { reason, because }: Diagnosis,
    options?: ErrorOptions,
  ) {
    super(`${subject} had no capacity within ${waited}: ${reason}. ${because}`, options);
    this.reason = reason;
  }
}

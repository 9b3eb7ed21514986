/** The state of an endpoint when it was read. Known only in a live account. */
export interface LiveState {
  readonly condition: Condition;
  /** The EndpointStatus that SageMaker reports. */
  readonly status: string;
  /** The current endpoint configuration. */
  readonly configuration?: string;
  /** The requested endpoint configuration, if it is known. */
  readonly wantedConfiguration?: string;
  /** The failure reason that SageMaker reports. */
  readonly failureReason?: string;
  readonly variants: readonly LiveVariantState[];
  readonly components: readonly LiveComponentState[];
  /** What was not ready when the time limit was reached. */
  readonly awaited: readonly string[];
}

/**
 * `asleep`: in service without an instance, as intended while idle; `changing`: still changing when the time limit
 * was reached.
 */
export type Condition = "asleep" | "awake" | "changing" | "failed";

export interface LiveVariantState {
  readonly name: string;
  readonly instances?: number;
  readonly desiredInstances?: number;
}

export interface LiveComponentState {
  readonly name: string;
  readonly status: string;
  readonly failureReason?: string;
  readonly copies?: number;
  readonly desiredCopies?: number;
}

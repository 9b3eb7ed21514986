/** State of an endpoint in a live account. */
export interface LiveState {
  /** The state in one word. */
  readonly condition: Condition;
  /** `EndpointStatus` of SageMaker. */
  readonly status: string;
  /** Name of the endpoint configuration that it runs. */
  readonly configuration?: string;
  /** Name of the endpoint configuration that it must run. @default - not known */
  readonly wantedConfiguration?: string;
  /** `FailureReason` of SageMaker. @default - none */
  readonly failureReason?: string;
  /** Its variants. */
  readonly variants: readonly LiveVariantState[];
  /** Its inference components. */
  readonly components: readonly LiveComponentState[];
  /** What was still missing at the end of the wait, in words. */
  readonly awaited: readonly string[];
}

/**
 * `asleep`: in service without an instance; `changing`: not in its final state at the end of the wait.
 */
export type Condition = "asleep" | "awake" | "changing" | "failed";

/** State of a variant in a live account. */
export interface LiveVariantState {
  /** Name of the variant. */
  readonly name: string;
  /** Number of instances. @default - not known */
  readonly instances?: number;
  /** Number of instances that it should have. @default - not known */
  readonly desiredInstances?: number;
}

/** State of an inference component in a live account. */
export interface LiveComponentState {
  /** Name of the component. */
  readonly name: string;
  /** `InferenceComponentStatus` of SageMaker. */
  readonly status: string;
  /** `FailureReason` of SageMaker. @default - none */
  readonly failureReason?: string;
  /** Number of copies. @default - not known, or an adapter */
  readonly copies?: number;
  /** Number of copies that it should have. @default - not known, or an adapter */
  readonly desiredCopies?: number;
}

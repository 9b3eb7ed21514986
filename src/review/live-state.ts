import type { EndpointCondition } from "../topology/endpoint-condition";

/** The state of an endpoint when it was read. Known only in a live account. */
export interface LiveState {
  /** The state in one word. */
  readonly condition: EndpointCondition;
  /** The EndpointStatus that SageMaker reports. */
  readonly status: string;
  /** The current endpoint configuration. */
  readonly configuration?: string;
  /** The requested endpoint configuration, if it is known. */
  readonly wantedConfiguration?: string;
  /** The failure reason that SageMaker reports. */
  readonly failureReason?: string;
  /** Its variants. */
  readonly variants: readonly LiveVariantState[];
  /** Its inference components. */
  readonly components: readonly LiveComponentState[];
  /** What was not ready when the time limit was reached. */
  readonly awaited: readonly string[];
}

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

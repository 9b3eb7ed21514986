import type { Maybe, Optional } from "../unknown";
import type { Node } from "./node";

/** A SageMaker inference component: a model with its share of an instance, placed as copies. */
export interface InferenceComponent extends Node {
  readonly kind: "inference-component";
  /** The resource that it is written as. @default - none that is known, as in a live account */
  readonly dialect?: ComponentDialect;
  readonly name: Maybe<string>;
  readonly endpointName: Maybe<string>;
  readonly variantName: Optional<string>;
  /** One specification for all instance types. Legal configurations have this or `specifications`, not both. */
  readonly specification: Optional<ComponentSpecification>;
  /** One specification an instance type. */
  readonly specifications: Optional<readonly ComponentSpecification[]>;
  /** The copies asked for at creation; autoscaling changes them later. */
  readonly copyCount: Optional<number>;
  /** Whether it has tags. */
  readonly tagged: Maybe<boolean>;
}

/**
 * `cloud-control`: the API's words in the `desired_state` of an aws_cloudcontrolapi_resource; `awscc`: attributes of an
 * awscc_sagemaker_inference_component; `aws`: blocks of a resource of the AWS provider.
 */
export type ComponentDialect = "cloud-control" | "awscc" | "aws";

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_InferenceComponentSpecification.html */
export interface ComponentSpecification {
  /** Only in `specifications`. */
  readonly instanceType: Optional<string>;
  readonly modelName: Optional<string>;
  readonly container: Optional<ComponentContainer>;
  /** Present on an adapter: the component that it adapts. */
  readonly baseInferenceComponentName: Optional<string>;
  readonly compute: Optional<ComputeRequirements>;
  /** `SPREAD` or `BINPACK`: how its copies are placed on instances. */
  readonly placementStrategy?: Optional<string>;
  readonly modelDataDownloadTimeoutSeconds: Optional<number>;
  readonly containerStartupHealthCheckTimeoutSeconds: Optional<number>;
}

export interface ComponentContainer {
  readonly image: Optional<string>;
  readonly artifactUrl: Optional<string>;
  /** The names of the environment variables. Their values stay in the reader: they often hold secrets. */
  readonly environmentNames: Optional<readonly string[]>;
}

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_InferenceComponentComputeResourceRequirements.html */
export interface ComputeRequirements {
  readonly acceleratorDevices: Optional<number>;
  readonly cpuCores: Optional<number>;
  /** Memory of the host, not of its accelerators. */
  readonly minMemoryMb: Optional<number>;
  readonly maxMemoryMb: Optional<number>;
}

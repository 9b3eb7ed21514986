import type { Maybe, Optional } from "../unknown";
import type { Node } from "./node";
import type { Variant } from "./variant";

/** A SageMaker endpoint configuration: the variants, and whether requests are queued. */
export interface EndpointConfiguration extends Node {
  readonly kind: "endpoint-configuration";
  readonly name: Maybe<string>;
  readonly executionRoleArn: Optional<string>;
  /** The production variants, in order. */
  readonly variants: Maybe<readonly Variant[]>;
  /** Present: requests are queued in S3 (asynchronous inference). */
  readonly asyncConfiguration: Optional<AsyncConfiguration>;
}

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_AsyncInferenceConfig.html */
export interface AsyncConfiguration {
  readonly s3OutputPath: Optional<string>;
  readonly s3FailurePath: Optional<string>;
  readonly maxConcurrentInvocationsPerInstance: Optional<number>;
}

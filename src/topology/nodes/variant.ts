import type { Maybe, Optional } from "../unknown";
import type { Node } from "./node";

/**
 * A production variant of an endpoint configuration. Its address is that of the configuration with
 * `.production_variants[0]` after it.
 */
export interface Variant extends Node {
  readonly kind: "variant";
  readonly name: Maybe<string>;
  /** Absent on an endpoint that hosts inference components. */
  readonly modelName: Optional<string>;
  /** Unknown on a variant with instance pools, which has instances of several types. */
  readonly instanceType: Optional<string>;
  readonly initialInstanceCount: Optional<number>;
  readonly managedInstanceScaling: Optional<ManagedInstanceScaling>;
  /** Absent on a variant that has instances. */
  readonly serverless: Optional<ServerlessConfiguration>;
  readonly routingStrategy: Optional<string>;
  readonly inferenceAmiVersion: Optional<string>;
  readonly volumeSizeGb: Optional<number>;
  readonly modelDataDownloadTimeoutSeconds: Optional<number>;
  readonly containerStartupHealthCheckTimeoutSeconds: Optional<number>;
  readonly capacityReservation: Optional<CapacityReservation>;
}

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProductionVariantManagedInstanceScaling.html */
export interface ManagedInstanceScaling {
  /** `ENABLED` or `DISABLED`. */
  readonly status: Optional<string>;
  readonly minInstanceCount: Optional<number>;
  readonly maxInstanceCount: Optional<number>;
}

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProductionVariantServerlessConfig.html */
export interface ServerlessConfiguration {
  /** Invocations that it is kept ready for, between calls as well. */
  readonly provisionedConcurrency: Optional<number>;
}

export interface CapacityReservation {
  readonly preference: Optional<string>;
  readonly mlReservationArn: Optional<string>;
}

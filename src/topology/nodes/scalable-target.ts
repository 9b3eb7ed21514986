import type { Maybe, Optional } from "../unknown";
import type { Node } from "./node";

/** What identifies a scalable target in Application Auto Scaling. */
export interface ScalableIdentity {
  readonly serviceNamespace: Maybe<string>;
  /** `inference-component/<name>` or `endpoint/<name>/variant/<name>`. */
  readonly resourceId: Maybe<string>;
  /** Such as `sagemaker:inference-component:DesiredCopyCount`. */
  readonly scalableDimension: Maybe<string>;
}

/** Something that Application Auto Scaling may scale, and how far. */
export interface ScalableTarget extends Node, ScalableIdentity {
  readonly kind: "scalable-target";
  readonly minCapacity: Optional<number>;
  readonly maxCapacity: Optional<number>;
  readonly suspended: Optional<SuspendedState>;
  /** Arguments whose changes outside of Terraform stay, or `all`; a plan and a state do not tell. */
  readonly ignoredChanges: Maybe<readonly string[]>;
}

/** @see https://docs.aws.amazon.com/autoscaling/application/APIReference/API_SuspendedState.html */
export interface SuspendedState {
  readonly dynamicScalingIn: Optional<boolean>;
  readonly dynamicScalingOut: Optional<boolean>;
  readonly scheduledScaling: Optional<boolean>;
}

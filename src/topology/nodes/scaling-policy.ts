import type { Maybe, Optional } from "../unknown";
import type { Node } from "./node";
import type { ScalableIdentity } from "./scalable-target";

/** A scaling policy of Application Auto Scaling. */
export type ScalingPolicy = TargetTrackingPolicy | StepPolicy | OtherPolicy;

interface AnyPolicy extends Node, ScalableIdentity {
  readonly name: Maybe<string>;
  readonly arn: Optional<string>;
  /** As written: a policy of one type may carry the configuration of the other by mistake. */
  readonly policyType: Optional<string>;
  readonly hasTargetTrackingConfiguration: boolean;
  readonly hasStepConfiguration: boolean;
}

/** @see https://docs.aws.amazon.com/autoscaling/application/APIReference/API_TargetTrackingScalingPolicyConfiguration.html */
export interface TargetTrackingPolicy extends AnyPolicy {
  readonly kind: "target-tracking-policy";
  readonly targetValue: Optional<number>;
  readonly disableScaleIn: Optional<boolean>;
  readonly scaleInCooldownSeconds: Optional<number>;
  readonly scaleOutCooldownSeconds: Optional<number>;
  readonly predefinedMetric: Optional<PredefinedMetric>;
  readonly customizedMetric: Optional<CustomizedMetric>;
}

export interface PredefinedMetric {
  readonly type: Optional<string>;
  readonly resourceLabel: Optional<string>;
}

export interface CustomizedMetric {
  readonly namespace: Optional<string>;
  readonly metricName: Optional<string>;
  readonly statistic: Optional<string>;
  readonly unit: Optional<string>;
  readonly dimensions: Optional<Dimensions>;
  /** Metric math: the other members are then absent, and `dimensions` says nothing. */
  readonly usesMetricMath: boolean;
  /** What the expressions of metric math are about. */
  readonly queried?: readonly QueriedMetric[];
}

/** A metric of one's own account in one of several queries, or beside an expression. */
export interface QueriedMetric {
  /** The id of its query. */
  readonly id: Maybe<string>;
  readonly namespace: Optional<string>;
  readonly metricName: Optional<string>;
  readonly unit: Optional<string>;
  readonly dimensions: Optional<Dimensions>;
}

/** Dimensions of a metric, by name. */
export type Dimensions = ReadonlyMap<string, Maybe<string>>;

/** @see https://docs.aws.amazon.com/autoscaling/application/APIReference/API_StepScalingPolicyConfiguration.html */
export interface StepPolicy extends AnyPolicy {
  readonly kind: "step-policy";
  readonly adjustmentType: Optional<string>;
  readonly cooldownSeconds: Optional<number>;
  readonly metricAggregationType: Optional<string>;
  readonly minAdjustmentMagnitude: Optional<number>;
  readonly steps: Maybe<readonly StepAdjustment[]>;
}

export interface StepAdjustment {
  /** Relative to the alarm's threshold; absent: open downwards. */
  readonly lowerBound: Optional<number>;
  /** Relative to the alarm's threshold; absent: open upwards. */
  readonly upperBound: Optional<number>;
  readonly adjustment: Optional<number>;
}

/** A policy of a type that neither tracks nor steps, or whose type is not known. */
export interface OtherPolicy extends AnyPolicy {
  readonly kind: "other-policy";
}

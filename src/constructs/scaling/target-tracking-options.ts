import type { Duration } from "../../time/duration";
import type { CustomMetric } from "./custom-metric";

/**
 * Options of `scaleToTrackMetric`.
 * @see https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-target-tracking.html
 */
export interface TargetTrackingOptions {
  /** Value that the policy keeps the metric at, in the unit of the metric. Must be above 0. */
  readonly targetValue: number;
  /** A `Metric`, or a metric by its name and dimensions. @default - `predefinedMetric` */
  readonly customMetric?: CustomMetric;
  /**
   * A predefined metric of Application Auto Scaling, such as `SageMakerInferenceComponentInvocationsPerCopy`.
   * @default - `customMetric`
   * @see https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PredefinedMetricSpecification.html
   */
  readonly predefinedMetric?: string;
  /**
   * Whether the policy only adds capacity. Target tracking removes capacity only when all policies that may remove it agree.
   * With `false`, a metric that is not 0 without requests keeps the capacity above zero. `false` is not allowed if
   * `idleTimeout` or `minUpTime` removes the capacity in place of target tracking.
   * @default true
   */
  readonly disableScaleIn?: boolean;
  /** Time between two scale-in activities: whole seconds, at least 0. @default - 5 minutes */
  readonly scaleInCooldown?: Duration;
  /** Time between two scale-out activities: whole seconds, at least 0. @default - 5 minutes */
  readonly scaleOutCooldown?: Duration;
  /**
   * Name of the policy. Must be unique for the scalable target.
   * @default - the name of what is scaled, a hyphen and the id
   */
  readonly policyName?: string;
}

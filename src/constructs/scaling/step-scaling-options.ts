import type { Duration } from "../../time/duration";
import type { Metric } from "../metrics/metric";
import type { AdjustmentType } from "./adjustment-type";
import type { MissingData } from "./missing-data";

/** What a step scaling policy does while the metric is at `lower` or above it, or at `upper` or below it. */
export interface ScalingInterval {
  /**
   * Lowest value of the metric in the step, in the unit of the metric. The step ends at the `lower` of the next one.
   * @default - the step has an `upper`
   */
  readonly lower?: number;
  /**
   * Highest value of the metric in the step, in the unit of the metric. The step ends at the `upper` of the next one.
   * @default - the step has a `lower`
   */
  readonly upper?: number;
  /** How the capacity changes, as `adjustmentType` defines it: a whole number, negative to remove capacity. */
  readonly change: number;
}

/**
 * Options of `scaleOnMetric`.
 * @see https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-step-scaling-policies.html
 */
export interface StepScalingOptions {
  /** Metric that the alarms watch, with its statistic and its period. */
  readonly metric: Metric;
  /**
   * At least one step. Each has either `lower` or `upper`. The steps with `lower` become one policy with one alarm, and those
   * with `upper` another one.
   */
  readonly scalingSteps: readonly ScalingInterval[];
  /** What `change` means. @default AdjustmentType.CHANGE_IN_CAPACITY */
  readonly adjustmentType?: AdjustmentType;
  /**
   * Smallest number of copies or instances that a change in percent adds or removes, at least 1. Only with
   * `AdjustmentType.PERCENT_CHANGE_IN_CAPACITY`.
   * @default - 1, the default of Application Auto Scaling
   */
  readonly minAdjustmentMagnitude?: number;
  /** Time between two scaling activities of a policy: whole seconds, at least 0. @default - 5 minutes */
  readonly cooldown?: Duration;
  /** Number of the latest periods that an alarm evaluates. Must be at least 1. @default 1 */
  readonly evaluationPeriods?: number;
  /** Number of these periods that must breach the threshold, from 1 to `evaluationPeriods`. @default - all */
  readonly datapointsToAlarm?: number;
  /**
   * How a period without data counts. While there is no copy or instance, most metrics have no data.
   * @default MissingData.NOT_BREACHING
   */
  readonly treatMissingData?: MissingData;
}

import { TRACKING_SCALE_IN_SHARE, timings } from "../../catalogue/timings";
import type { AlarmSettings } from "./alarm-settings";

/** Datapoints in a row above the target, for a metric of 10 seconds as for one of a minute. */
const HIGH_DATAPOINTS = 3;

/**
 * The two alarms of a target tracking policy. AWS does not document them; this is what its own notebook shows for a metric
 * of 10 seconds (target 5: more than 5 for 3 datapoints within 30 seconds, less than 4.5 for 90 datapoints within 15
 * minutes), and what is seen in accounts for a metric of a minute (3 and 15 datapoints). Both treat missing data as missing,
 * so that a policy without data neither scales out nor in.
 *
 * @param periodSeconds 10 for a predefined metric of high resolution, 60 for all others
 * @see https://github.com/aws/amazon-sagemaker-examples
 * @see https://docs.aws.amazon.com/autoscaling/application/userguide/target-tracking-scaling-policy-overview.html
 */
export function trackingAlarms({
  targetValue,
  periodSeconds,
}: {
  readonly targetValue: number;
  readonly periodSeconds: number;
}): { readonly high: AlarmSettings; readonly low: AlarmSettings } {
  const lowDatapoints = Math.max(1, Math.round(timings.trackingScaleInSeconds / periodSeconds));
  return {
    high: {
      periodSeconds,
      evaluationPeriods: HIGH_DATAPOINTS,
      datapointsToAlarm: HIGH_DATAPOINTS,
      threshold: targetValue,
      comparison: "GreaterThanThreshold",
      treatMissingData: "missing",
    },
    low: {
      periodSeconds,
      evaluationPeriods: lowDatapoints,
      datapointsToAlarm: lowDatapoints,
      threshold: targetValue * TRACKING_SCALE_IN_SHARE,
      comparison: "LessThanThreshold",
      treatMissingData: "missing",
    },
  };
}

/**
 * How far back a scale-in looks: it follows the greatest datapoint of this time, so that a pause between two requests does
 * not remove the last copy.
 *
 * Inferred. The guide promises zero "when there's no traffic for a sustained period" and does not state the period. With
 * light load, for which AlarmLow is in ALARM all the time, the one published measurement has the last copy removed 11
 * minutes after the last request: 10 minutes, the delay of the metric and the reaction.
 *
 * @see https://docs.aws.amazon.com/autoscaling/application/userguide/target-tracking-scaling-policy-overview.html
 */
export const SCALE_IN_LOOKBACK_SECONDS = 600;

/** What a target tracking policy reads when one of its alarms is in ALARM. */
export interface Tracked {
  /** Copies or instances now. */
  readonly current: number;
  /** The value for each copy or instance; NaN without data. */
  readonly metric: number;
  readonly targetValue: number;
  readonly direction: "out" | "in";
  /**
   * True for an asynchronous variant, which target tracking also scales from zero. AWS does not document to how many
   * instances: the metric is read as that of one.
   */
  readonly fromZero?: boolean;
}

/** A quotient that is off a whole number by less than this is that number: 4.9 / 0.1 is 49. */
const ROUNDING_ERROR = 1e-9;

/**
 * The capacity at which the metric is at its target, before the bounds: current x metric / target, rounded up. A scale-out
 * reaches it in one jump. A scale-in thereby never takes the metric above the target. From zero copies it stays at zero.
 *
 * The formula is that of an AWS sample; the user guide describes its effects ("scales out proportionally to the metric",
 * "rounding up or down" conservatively).
 *
 * @see https://docs.aws.amazon.com/autoscaling/application/userguide/target-tracking-scaling-policy-overview.html
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-autoscale.html
 */
export function trackedCapacity({ current, metric, targetValue, direction, fromZero = false }: Tracked): number {
  if (Number.isNaN(metric) || targetValue <= 0) {
    return current;
  }
  const base = current === 0 && fromZero ? 1 : current;
  const exact = (base * metric) / targetValue;
  const wanted = Math.max(0, Math.ceil(exact - Math.abs(exact) * ROUNDING_ERROR));
  return direction === "out" ? Math.max(current, wanted) : Math.min(current, wanted);
}

/**
 * The capacity after a scale-in of several target tracking policies: all of them must be ready to scale in, and the largest
 * capacity is taken. A policy that may not scale in has no entry.
 *
 * @param decisions the capacity that each policy wants; `undefined` for one that is not ready
 * @returns `undefined` if one is not ready, or if there is none
 * @see https://docs.aws.amazon.com/autoscaling/application/userguide/target-tracking-scaling-policy-overview.html
 */
export function scaleIn(decisions: readonly (number | undefined)[]): number | undefined {
  let largest: number | undefined;
  for (const decision of decisions) {
    if (decision === undefined) {
      return undefined;
    }
    largest = largest === undefined || decision > largest ? decision : largest;
  }
  return largest;
}

/**
 * The capacity after a scale-out of several target tracking policies: one that is ready is enough, and the largest capacity
 * is taken.
 *
 * @param decisions as of `scaleIn`
 * @returns `undefined` if none is ready
 */
export function scaleOut(decisions: readonly (number | undefined)[]): number | undefined {
  let largest: number | undefined;
  for (const decision of decisions) {
    if (decision !== undefined && (largest === undefined || decision > largest)) {
      largest = decision;
    }
  }
  return largest;
}

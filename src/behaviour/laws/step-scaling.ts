import type { Comparison } from "./alarm-settings";
import { isUpward } from "./breach";

/** The range of a step, relative to the threshold of the alarm; an open end is infinite. */
export interface StepRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Whether a step covers a metric value that is `breach` away from the threshold. Above the threshold the lower bound is
 * inclusive and the upper one exclusive; below it the other way round. At the threshold a bound of 0 is inclusive on
 * either side: AWS's example puts a value of exactly the threshold into the step with the upper bound 0, and its guide to
 * zero instances into the step with the lower bound 0.
 *
 * @see https://docs.aws.amazon.com/autoscaling/application/APIReference/API_StepAdjustment.html
 */
export function covers({ from, to }: StepRange, breach: number): boolean {
  if (breach === 0) {
    return from <= 0 && 0 <= to;
  }
  return breach > 0 ? from <= breach && breach < to : from < breach && breach <= to;
}

/**
 * The step that is taken for a breach. Where two meet at the threshold and the value is exactly there, the one on the
 * side of the alarm is taken: the upper one for an alarm that goes off at high values.
 */
export function stepFor<T extends StepRange>(steps: readonly T[], breach: number, isUpward: boolean): T | undefined {
  const covering = steps.filter((step) => covers(step, breach));
  return covering.find(({ from, to }) => (isUpward ? from === 0 : to === 0)) ?? covering[0];
}

export type AdjustmentType = "ChangeInCapacity" | "ExactCapacity" | "PercentChangeInCapacity";

export const isAdjustmentType = (text: unknown): text is AdjustmentType =>
  text === "ChangeInCapacity" || text === "ExactCapacity" || text === "PercentChangeInCapacity";

/**
 * The capacity after an adjustment, before the bounds of the target. A percentage between 0 and 1 counts as 1, one between
 * 0 and -1 as -1, any other is rounded towards 0; a least magnitude applies to percentages alone.
 *
 * @see https://docs.aws.amazon.com/autoscaling/application/userguide/step-scaling-policy-overview.html
 */
export function adjusted(
  capacity: number,
  { type, adjustment, leastMagnitude = 0 }: { type: AdjustmentType; adjustment: number; leastMagnitude?: number },
): number {
  if (type === "ExactCapacity") {
    return adjustment;
  }
  if (type === "ChangeInCapacity") {
    return capacity + adjustment;
  }
  const share = (capacity * adjustment) / 100;
  const whole = Math.abs(share) > 0 && Math.abs(share) < 1 ? Math.sign(share) : Math.trunc(share);
  return capacity + Math.sign(adjustment) * Math.max(Math.abs(whole), leastMagnitude);
}

/** How a step scaling policy makes one value of several datapoints (`metric_aggregation_type`). */
export type Aggregation = "Average" | "Minimum" | "Maximum";

/** One value of several datapoints; NaN of none. */
export function aggregated(points: readonly number[], aggregation: Aggregation): number {
  if (points.length === 0) {
    return Number.NaN;
  }
  switch (aggregation) {
    case "Average":
      return points.reduce((sum, point) => sum + point, 0) / points.length;
    case "Minimum":
      return Math.min(...points);
    case "Maximum":
      return Math.max(...points);
  }
}

/** What a step scaling policy does. */
export interface StepPolicy {
  readonly adjustmentType: AdjustmentType;
  readonly steps: readonly (StepRange & { readonly adjustment: number })[];
  readonly leastMagnitude: number;
}

/**
 * The capacity that a step scaling policy wants, before the bounds of the target; `undefined` if no step covers the value,
 * or without a value: then nothing happens.
 *
 * @param value the datapoints of the alarm's metric, by the aggregation of the policy; NaN without any
 */
export function stepCapacity({
  capacity,
  policy: { adjustmentType, steps, leastMagnitude },
  threshold,
  value,
  comparison,
}: {
  readonly capacity: number;
  readonly policy: StepPolicy;
  readonly threshold: number;
  readonly value: number;
  readonly comparison: Comparison;
}): number | undefined {
  if (Number.isNaN(value)) {
    return undefined;
  }
  const step = stepFor(steps, value - threshold, isUpward(comparison) === true);
  return step === undefined
    ? undefined
    : adjusted(capacity, { type: adjustmentType, adjustment: step.adjustment, leastMagnitude });
}

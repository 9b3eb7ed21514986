import { validationError } from "../../errors";
import type { StepScaling } from "./policy-shapes";

type Step = NonNullable<StepScaling["StepAdjustments"]>[number];

/**
 * What the steps of a policy must be together. The words that Application Auto Scaling has for it are not published.
 * @see https://docs.aws.amazon.com/autoscaling/application/APIReference/API_StepAdjustment.html
 */
export function checkSteps({ AdjustmentType, StepAdjustments = [] }: StepScaling): void {
  if (AdjustmentType === undefined || StepAdjustments.length === 0) {
    throw validationError("AdjustmentType and at least one StepAdjustment are required for a step scaling policy");
  }
  if (AdjustmentType === "ExactCapacity" && StepAdjustments.some(({ ScalingAdjustment }) => ScalingAdjustment < 0)) {
    throw validationError("ScalingAdjustment must not be negative for adjustment type ExactCapacity");
  }
  const sorted = [...StepAdjustments].sort((left, right) => lowerOf(left) - lowerOf(right));
  for (const step of sorted) {
    if (lowerOf(step) >= upperOf(step)) {
      throw validationError("The upper bound of a step adjustment must be greater than its lower bound");
    }
  }
  for (const [index, step] of sorted.slice(1).entries()) {
    const before = sorted[index];
    if (before !== undefined && upperOf(before) !== lowerOf(step)) {
      throw validationError("The ranges of step adjustments must not overlap or have a gap");
    }
  }
  checkEnds(sorted);
}

/** Steps below the threshold reach down to everything below it, steps above it up to everything above. */
function checkEnds(sorted: readonly Step[]): void {
  const first = sorted[0];
  const last = sorted.at(-1);
  if (first?.MetricIntervalLowerBound !== undefined && first.MetricIntervalLowerBound < 0) {
    throw validationError("There must be a step adjustment without a lower bound where one has a negative lower bound");
  }
  if (last?.MetricIntervalUpperBound !== undefined && last.MetricIntervalUpperBound > 0) {
    throw validationError(
      "There must be a step adjustment without an upper bound where one has a positive upper bound",
    );
  }
}

const lowerOf = ({ MetricIntervalLowerBound = Number.NEGATIVE_INFINITY }: Step) => MetricIntervalLowerBound;
const upperOf = ({ MetricIntervalUpperBound = Number.POSITIVE_INFINITY }: Step) => MetricIntervalUpperBound;

import { type Check, isToken, range, required, unless } from "../checks/check";
import type { StepAdjustment } from "./scalable-capacity";
import type { ScalingInterval } from "./step-scaling-options";

/** The side of a threshold on which an alarm fires, and the member of a step that has its bound. */
export type Side = "lower" | "upper";

/** Steps on one side, those nearest to the threshold first. */
export interface StepsOfSide {
  /** Where the alarm fires. */
  readonly threshold: number;
  readonly steps: readonly StepAdjustment[];
}

const SOURCE = "Application Auto Scaling API, StepAdjustment";
const WHOLE = { integer: true, source: SOURCE };
const boundsOf = (steps: readonly ScalingInterval[], side: Side): number[] =>
  steps.flatMap((step) => (step[side] === undefined ? [] : [step[side]]));

/**
 * The steps of one side as the provider takes them: bounds are differences from the threshold, as text, and each step ends
 * where the next one begins. `undefined` if there is none.
 */
export function stepsOf(all: readonly ScalingInterval[], side: Side): StepsOfSide | undefined {
  const steps = all.filter((step) => step[side] !== undefined);
  const outwards = side === "lower" ? 1 : -1;
  const sorted = [...steps].sort((one, other) => outwards * ((one[side] ?? 0) - (other[side] ?? 0)));
  const threshold = sorted[0]?.[side];
  if (threshold === undefined) {
    return undefined;
  }
  const difference = (step: ScalingInterval | undefined): string | undefined =>
    step?.[side] === undefined ? undefined : String(step[side] - threshold);
  return {
    threshold,
    steps: sorted.map((step, index) => {
      // A token minus itself is unknown here, and 0 in Terraform.
      const near = index === 0 ? "0" : difference(step);
      const far = difference(sorted[index + 1]);
      const [lower, upper] = side === "lower" ? [near, far] : [far, near];
      return {
        ...(lower === undefined ? {} : { metricIntervalLowerBound: lower }),
        ...(upper === undefined ? {} : { metricIntervalUpperBound: upper }),
        scalingAdjustment: step.change,
      };
    }),
  };
}

/** @param isExact whether the numbers are capacities, not changes */
export function checkIntervals(steps: readonly ScalingInterval[], isExact: boolean): Check[] {
  const [highest, lowest] = [Math.max(...boundsOf(steps, "upper")), Math.min(...boundsOf(steps, "lower"))];
  return [
    unless(steps.length > 0, {
      property: "scalingSteps",
      value: steps,
      requirement: "must hold a step",
      source: SOURCE,
    }),
    ...steps.flatMap((step, index) => checkInterval(`scalingSteps[${index}]`, step, isExact)),
    ...(["lower", "upper"] as const).flatMap((side) => checkBounds(boundsOf(steps, side), side)),
    unless(isToken(highest) || isToken(lowest) || highest < lowest, {
      property: "scalingSteps",
      value: highest,
      requirement: `must have no \`upper\` at or above a \`lower\`, of which the lowest is ${lowest}`,
      advice: "between them both alarms would fire",
    }),
  ];
}

function checkInterval(property: string, { lower, upper, change }: ScalingInterval, isExact: boolean): Check[] {
  return [
    required(`${property}.change`, change),
    range(`${property}.change`, change, isExact ? { ...WHOLE, min: 0 } : WHOLE),
    unless((lower === undefined) !== (upper === undefined), {
      property,
      value: lower === undefined ? "without lower and upper" : "with lower and upper",
      requirement: "must have either lower or upper",
      advice: "a step ends where the next one on its side begins",
    }),
  ];
}

function checkBounds(bounds: readonly number[], side: Side): Check[] {
  return [
    unless(bounds.length < 2 || !bounds.some(isToken), {
      property: `scalingSteps (${side})`,
      value: "a Terraform value",
      requirement: "must be known when the stack is synthesized if there are several steps",
      advice: "the steps are sorted by it",
    }),
    unless(new Set(bounds).size === bounds.length, {
      property: `scalingSteps (${side})`,
      value: bounds,
      requirement: "must differ from each other",
      source: SOURCE,
    }),
  ];
}

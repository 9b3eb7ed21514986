import { type AlarmState, isKnown, isUnknown, type ScalableTarget, type StepPolicy } from "../../topology";
import { type AdjustmentType, isAdjustmentType } from "../laws/step-scaling";
import { refusedIntervals } from "../ways/step-intervals";
import type { FiringSetup, StepSetup } from "./endpoint-setup";
import { firingSetup } from "./firing";
import type { Host } from "./host";

const STATES: readonly AlarmState[] = ["ALARM", "OK", "INSUFFICIENT_DATA"];

/** @returns `undefined` if Application Auto Scaling refuses it, if no alarm runs it, or if it is not simulated */
export function stepSetup(host: Host, own: number, target: ScalableTarget, policy: StepPolicy): StepSetup | undefined {
  const { assumptions } = host;
  const refused = refusal(policy);
  if (refused !== undefined) {
    assumptions.ignore(policy, refused);
    return undefined;
  }
  const steps = stepsOf(host, policy);
  if (steps === undefined) {
    assumptions.leaveOut(policy, "its steps are not known");
    return undefined;
  }
  const adjustmentType = adjustmentTypeOf(host, policy);
  return {
    name: isKnown(policy.name) ? policy.name : policy.address,
    address: policy.address,
    adjustmentType,
    steps,
    leastMagnitude: assumptions.number(policy, "min_adjustment_magnitude", policy.minAdjustmentMagnitude, 0),
    // The provider sends 0 for an omitted cooldown; a live account states its 300 seconds.
    cooldownSeconds: assumptions.number(policy, "cooldown", policy.cooldownSeconds, 0),
    aggregation: aggregationOf(assumptions.value(policy, "metric_aggregation_type", policy.metricAggregationType, "")),
    alarms: firingsOf(host, own, target, policy),
  };
}

/**
 * Why Application Auto Scaling refuses a policy, as a clause.
 * @see https://docs.aws.amazon.com/autoscaling/application/APIReference/API_StepScalingPolicyConfiguration.html
 */
function refusal(policy: StepPolicy): string | undefined {
  const { adjustmentType, metricAggregationType: aggregation, steps } = policy;
  if (policy.hasTargetTrackingConfiguration || !policy.hasStepConfiguration) {
    return "it does not have the configuration of its policy_type";
  }
  if (!isUnknown(adjustmentType) && !isAdjustmentType(adjustmentType)) {
    return `its adjustment_type is ${adjustmentType ?? "not set"}, which is not a valid type`;
  }
  if (isKnown(aggregation) && !isAggregation(aggregation)) {
    return `its metric_aggregation_type is ${aggregation}, which is not a valid type`;
  }
  return isUnknown(steps) ? undefined : steps.length === 0 ? "it has no step_adjustment" : refusedSteps(policy);
}

function refusedSteps({ steps }: StepPolicy): string | undefined {
  const known = isUnknown(steps) ? [] : steps.map(rangeOf);
  return known.every(isKnown) ? refusedIntervals(known.sort((one, other) => one.from - other.from)) : undefined;
}

type Step = Exclude<StepPolicy["steps"], { toJSON(): string }>[number];

function rangeOf({ lowerBound = Number.NEGATIVE_INFINITY, upperBound = Number.POSITIVE_INFINITY }: Step) {
  return isUnknown(lowerBound) || isUnknown(upperBound) ? undefined : { from: lowerBound, to: upperBound };
}

function stepsOf({ assumptions }: Host, policy: StepPolicy): StepSetup["steps"] | undefined {
  const { steps } = policy;
  if (isUnknown(steps)) {
    return undefined;
  }
  const known = steps.flatMap((step) => {
    const range = rangeOf(step);
    // A step above the threshold usually adds capacity, one below it removes it.
    const usual = range !== undefined && range.to <= 0 ? -1 : 1;
    const adjustment = assumptions.number(policy, "scaling_adjustment", step.adjustment, usual);
    return range === undefined ? [] : [{ ...range, adjustment }];
  });
  return known.length === steps.length ? known : undefined;
}

function adjustmentTypeOf({ assumptions }: Host, policy: StepPolicy): AdjustmentType {
  // A policy that removes a few has another type than one that sets a number.
  const changes =
    !isUnknown(policy.steps) && policy.steps.some(({ adjustment }) => isKnown(adjustment) && adjustment < 0);
  const usual = changes ? "ChangeInCapacity" : "ExactCapacity";
  const type = assumptions.value(policy, "adjustment_type", policy.adjustmentType, usual);
  return isAdjustmentType(type) ? type : usual;
}

type Aggregation = StepSetup["aggregation"];

const isAggregation = (text: string): text is Aggregation =>
  text === "Average" || text === "Minimum" || text === "Maximum";

/** The default of Application Auto Scaling is the average. */
const aggregationOf = (text: string): Aggregation => (isAggregation(text) ? text : "Average");

function firingsOf(host: Host, own: number, target: ScalableTarget, policy: StepPolicy): readonly FiringSetup[] {
  const { topology, assumptions } = host;
  const firings: FiringSetup[] = [];
  let alarms = 0;
  let complete = true;
  for (const state of STATES) {
    const found = topology.alarmsOf(policy, state);
    complete &&= found.complete;
    alarms += found.nodes.length;
    firings.push(...found.nodes.flatMap((alarm) => firingSetup(host, own, { target, policy, alarm, state }) ?? []));
  }
  if (alarms === 0) {
    const what = complete ? "no alarm runs it" : "the alarms that run it are not all known";
    (complete ? assumptions.ignore : assumptions.leaveOut).call(assumptions, policy, what);
  }
  return firings;
}

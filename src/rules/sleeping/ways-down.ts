import { isUtilization } from "../../catalogue/metrics";
import {
  type AlarmState,
  isKnown,
  isUnknown,
  type Maybe,
  type Related,
  type ScalableTarget,
  type ScalingPolicy,
  type Schedule,
  type ScheduledAction,
  type StepAdjustment,
  type StepPolicy,
  type TargetTrackingPolicy,
  type Topology,
  Unknown,
} from "../../topology";
import { once } from "../once";

/** What takes capacity away from a target, and what looks as if it did. */
export interface WaysDown {
  /** Tracking policies that may scale in. */
  readonly tracking: readonly TargetTrackingPolicy[];
  /** Tracking policies that may not. */
  readonly trackingOut: readonly TargetTrackingPolicy[];
  /** Step policies that take capacity away, and that an alarm fires. */
  readonly steps: readonly StepPolicy[];
  /** Step policies that take capacity away, and that nothing fires. */
  readonly deadSteps: readonly StepPolicy[];
  /** Scheduled actions that leave nothing. */
  readonly actions: readonly ScheduledAction[];
  /** Schedules of EventBridge Scheduler that take the copies away. */
  readonly schedules: readonly Schedule[];
  readonly policies: readonly ScalingPolicy[];
  /** False when there may be a way that cannot be seen. */
  readonly complete: boolean;
}

const STATES: readonly AlarmState[] = ["ALARM", "OK", "INSUFFICIENT_DATA"];

const known = once(() => new Map<ScalableTarget, WaysDown>());

/** Several rules ask about each target: it is worked out once. */
export function waysDown(topology: Topology, target: ScalableTarget): WaysDown {
  const targets = known(topology);
  let ways = targets.get(target);
  if (ways === undefined) {
    ways = findWaysDown(topology, target);
    targets.set(target, ways);
  }
  return ways;
}

function findWaysDown(topology: Topology, target: ScalableTarget): WaysDown {
  const policies = topology.policiesOf(target);
  const tracking = topology.trackingPoliciesOf(target).nodes;
  const steps = topology.stepPoliciesOf(target).nodes;
  const down = steps.filter((policy) => takesAway(policy) === true);
  const actions = topology.scheduledActionsOf(target);
  const schedules = schedulesBehind(topology, target);
  const open = [
    !policies.complete,
    !actions.complete,
    schedules?.complete === false,
    policies.nodes.some(isOfUnknownUse),
    tracking.some(({ disableScaleIn }) => isUnknown(disableScaleIn)),
    steps.some((policy) => isUnknown(takesAway(policy))),
    down.some((policy) => isUnknown(fires(topology, policy))),
    actions.nodes.some(({ maxCapacity }) => isUnknown(maxCapacity)),
    schedules?.nodes.some((schedule) => isUnknown(emptiesAt(schedule))),
  ];
  return {
    tracking: tracking.filter(({ disableScaleIn }) => disableScaleIn !== true),
    trackingOut: tracking.filter(({ disableScaleIn }) => disableScaleIn === true),
    steps: down.filter((policy) => fires(topology, policy) !== false),
    deadSteps: down.filter((policy) => fires(topology, policy) === false),
    actions: actions.nodes.filter(({ maxCapacity }) => maxCapacity === 0),
    schedules: schedules?.nodes.filter((schedule) => emptiesAt(schedule) === true) ?? [],
    policies: policies.nodes,
    complete: !open.includes(true),
  };
}

/** Whether something other than tracking takes the capacity to zero, or is written to. */
export const hasOwnWay = ({ steps, deadSteps, actions, schedules }: WaysDown): boolean =>
  steps.length + deadSteps.length + actions.length + schedules.length > 0;

/** Whether the policy's metric is above 0 even when nobody calls. */
export function neverZero({ customizedMetric }: TargetTrackingPolicy): boolean {
  if (!isKnown(customizedMetric)) {
    return false;
  }
  const { namespace, metricName } = customizedMetric;
  return isKnown(metricName) && isUtilization(metricName) && isKnown(namespace) && /sagemaker/i.test(namespace);
}

/** Whether a step policy takes capacity away, in one of its steps. */
export function takesAway({ steps, adjustmentType }: StepPolicy): Maybe<boolean> {
  if (isUnknown(steps)) {
    return Unknown;
  }
  const answers = steps.map((step) => isDownward(step, adjustmentType));
  return answers.includes(true) ? true : answers.some(isUnknown) ? Unknown : false;
}

function isDownward({ adjustment }: StepAdjustment, adjustmentType: unknown): Maybe<boolean> {
  if (isUnknown(adjustment) || isUnknown(adjustmentType)) {
    return Unknown;
  }
  return adjustment !== undefined && (adjustmentType === "ExactCapacity" ? adjustment === 0 : adjustment < 0);
}

/** Whether an alarm fires the policy. */
function fires(topology: Topology, policy: StepPolicy): Maybe<boolean> {
  const alarms = STATES.map((state) => topology.alarmsOf(policy, state));
  if (alarms.some(({ nodes }) => nodes.some(({ actionsEnabled }) => actionsEnabled !== false))) {
    return true;
  }
  return alarms.every(({ complete }) => complete) ? false : Unknown;
}

/** The configuration of one kind under the type of the other: another rule tells, and it is not known what was meant. */
const isOfUnknownUse = (policy: ScalingPolicy): boolean =>
  policy.kind === "other-policy" || (policy.kind === "step-policy" && policy.hasTargetTrackingConfiguration);

function schedulesBehind(topology: Topology, target: ScalableTarget): Related<Schedule> | undefined {
  const subject = topology.subjectOf(target).node;
  return subject?.kind === "inference-component" ? topology.schedulesOf(subject) : undefined;
}

/** Whether a schedule leaves no copy. */
export function emptiesAt({ operation, input, state }: Schedule): Maybe<boolean> {
  if (isUnknown(operation) || isUnknown(input)) {
    return Unknown;
  }
  if (state === "DISABLED" || operation?.service !== "sagemaker") {
    return false;
  }
  if (operation.operation === "deleteInferenceComponent") {
    return true;
  }
  if (operation.operation !== "updateInferenceComponentRuntimeConfig") {
    return false;
  }
  return isUnknown(input?.copyCount) ? Unknown : input?.copyCount === 0;
}

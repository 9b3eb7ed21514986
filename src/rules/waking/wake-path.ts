import {
  type Alarm,
  type AlarmState,
  isKnown,
  isUnknown,
  isWakePolicy,
  type MetricAlarm,
  parseResourceId,
  policyPathOf,
  type ScalableIdentity,
  type ScalableTarget,
  type Schedule,
  type StepPolicy,
  type Topology,
  watchesWakeMetric,
} from "../../topology";
import { once } from "../once";
import { type Capacity, capacityOf, sleepers } from "../sleeping/sleepers";

export const ALARM_STATES: readonly AlarmState[] = ["ALARM", "OK", "INSUFFICIENT_DATA"];

/** The targets that are at zero at some time, of those that count copies or of those that count instances. */
export const sleepingTargets = (topology: Topology, counts: "copies" | "instances"): readonly ScalableTarget[] =>
  sleepersByCapacity(topology)[counts];

const sleepersByCapacity = once((topology) => {
  const counting = (counts: Capacity) =>
    [...sleepers(topology)].filter((target) => capacityOf(topology, target) === counts);
  return { copies: counting("copies"), instances: counting("instances") };
});

const wakePath = once((topology) => ({
  alarms: topology.wakeAlarms.filter((alarm) => firesScaling(topology, alarm)),
  policies: topology.stepPolicies.filter(
    (policy) => isWakePolicy(policy) || topology.alarmsOf(policy).nodes.some(watchesWakeMetric),
  ),
}));

/**
 * The alarms that are there to wake: they fire a wake policy, or watch a metric for waking and fire something that may
 * be one. An alarm that only sends a mail about refused requests is none.
 */
export const wakingAlarms = (topology: Topology): readonly MetricAlarm[] => wakePath(topology).alarms;

/** The alarms of `wakingAlarms` that watch a metric which SageMaker publishes for requests without capacity. */
export const wakeMetricAlarms = (topology: Topology): readonly MetricAlarm[] =>
  wakingAlarms(topology).filter(watchesWakeMetric);

/**
 * The step policies that are there to wake: those that may add capacity, and those that an alarm on refused or waiting
 * requests fires, whatever they do.
 */
export const wakePolicies = (topology: Topology): readonly StepPolicy[] => wakePath(topology).policies;

/** Whether an alarm fires a scaling policy in any of its states, or may do so. */
function firesScaling(topology: Topology, alarm: Alarm): boolean {
  const fires = ALARM_STATES.map((state) => topology.policiesFiredBy(alarm, state));
  return fires.some(({ nodes, complete }) => nodes.length > 0 || !complete) || namesAPolicy(alarm);
}

const namesAPolicy = ({ alarmActions }: Alarm): boolean =>
  isKnown(alarmActions) && alarmActions.some((arn) => isKnown(arn) && policyPathOf(arn) !== undefined);

/** The metric alarms among those that fire a policy, as far as they watch a metric for waking. */
export const wakeMetricAlarmsOf = (topology: Topology, policy: StepPolicy): readonly MetricAlarm[] =>
  topology
    .alarmsOf(policy)
    .nodes.filter((alarm): alarm is MetricAlarm => alarm.kind === "metric-alarm" && watchesWakeMetric(alarm));

/**
 * Whether schedules wake it, and nothing takes that away again: a scheduled action that raises the minimum, or a
 * schedule on a component without policies. True as well where that cannot be told.
 */
export function isWokenBySchedule(topology: Topology, target: ScalableTarget): boolean {
  const actions = topology.scheduledActionsOf(target);
  if (!actions.complete || actions.nodes.some(({ minCapacity }) => minCapacity !== undefined && minCapacity !== 0)) {
    return true;
  }
  const subject = topology.subjectOf(target).node;
  if (subject?.kind !== "inference-component" || !topology.policiesOf(target).surelyNone) {
    return false;
  }
  const schedules = topology.schedulesOf(subject);
  return !schedules.complete || schedules.nodes.some(mayBringCopies);
}

const mayBringCopies = ({ operation, input }: Schedule): boolean =>
  isUnknown(operation) ||
  isUnknown(input) ||
  (operation?.service === "sagemaker" && input?.copyCount !== undefined && input.copyCount !== 0);

/** The name of the component that a target or a policy scales, as its resource id has it. */
export function componentNameIn({ resourceId }: ScalableIdentity): string | undefined {
  const resource = isKnown(resourceId) ? parseResourceId(resourceId) : undefined;
  return resource?.kind === "inference-component" ? resource.name : undefined;
}

import { breaches, type Capacity, capacityOf, isClosedAtZero, waysOf } from "../../behaviour";
import { clockWords } from "../../time/clock-words";
import {
  type Alarm,
  type AlarmState,
  isKnown,
  isWakePolicy,
  type MetricAlarm,
  once,
  policyPathOf,
  type ScalableTarget,
  type StepPolicy,
  type Topology,
  watchesWakeMetric,
} from "../../topology";
import { sleepers } from "../sleeping/sleepers";

export const ALARM_STATES: readonly AlarmState[] = ["ALARM", "OK", "INSUFFICIENT_DATA"];

/** The targets that are at zero at some time, among those that scale copies or those that scale instances. */
export const sleepingTargets = (topology: Topology, counts: "copies" | "instances"): readonly ScalableTarget[] =>
  sleepersByCapacity(topology)[counts];

const sleepersByCapacity = once((topology) => {
  const counting = (counts: Capacity) =>
    [...sleepers(topology)].filter((target) => capacityOf(topology, target) === counts);
  return { copies: counting("copies"), instances: counting("instances") };
});

const wakePath = once((topology) => ({
  alarms: topology.wakeAlarms.filter((alarm) => firesScaling(topology, alarm) && !isForScalingIn(topology, alarm)),
  policies: topology.stepPolicies.filter(
    (policy) => isWakePolicy(policy) || topology.alarmsOf(policy).nodes.some(isOnRequests),
  ),
}));

/** An alarm that fires only while requests wait. Its policies are meant to wake, whatever they do. */
function isOnRequests(alarm: Alarm): boolean {
  if (alarm.kind !== "metric-alarm" || !watchesWakeMetric(alarm)) {
    return false;
  }
  const { comparisonOperator, threshold } = alarm;
  if (!isKnown(comparisonOperator) || !isKnown(threshold)) {
    return false;
  }
  return breaches(comparisonOperator, 1, threshold) === true && breaches(comparisonOperator, 0, threshold) === false;
}

/** An alarm that fires without requests and runs no policy that adds capacity: at most a scale-in path. */
function isForScalingIn(topology: Topology, alarm: MetricAlarm): boolean {
  const { nodes, complete } = topology.policiesFiredBy(alarm);
  const mayAdd = nodes.some((policy) => policy.kind !== "step-policy" || isWakePolicy(policy));
  return complete && nodes.length > 0 && !mayAdd && !isOnRequests(alarm);
}

/**
 * The alarms that are meant to wake: they run a wake policy, or watch a wake metric and run a policy that may be one.
 * An alarm that only sends an email about refused requests does not count.
 */
export const wakingAlarms = (topology: Topology): readonly MetricAlarm[] => wakePath(topology).alarms;

/** The alarms of `wakingAlarms` that watch a metric of refused or waiting requests. */
export const wakeMetricAlarms = (topology: Topology): readonly MetricAlarm[] =>
  wakingAlarms(topology).filter(watchesWakeMetric);

/**
 * The step policies that are meant to wake: those that may add capacity, and those that an alarm on refused or waiting
 * requests runs, whatever they do.
 */
export const wakePolicies = (topology: Topology): readonly StepPolicy[] => wakePath(topology).policies;

/** Whether an alarm runs, or may run, a scaling policy in any of its states. */
function firesScaling(topology: Topology, alarm: Alarm): boolean {
  const fires = ALARM_STATES.map((state) => topology.policiesFiredBy(alarm, state));
  return fires.some(({ nodes, complete }) => nodes.length > 0 || !complete) || namesAPolicy(alarm);
}

const namesAPolicy = ({ alarmActions }: Alarm): boolean =>
  isKnown(alarmActions) && alarmActions.some((arn) => isKnown(arn) && policyPathOf(arn) !== undefined);

const meantToWake = once((topology) => new Set<StepPolicy>(wakePath(topology).policies));

/** Whether a step policy is one of `wakePolicies`. */
export const isMeantToWake = (topology: Topology, policy: StepPolicy): boolean => meantToWake(topology).has(policy);

/** The metric alarms that run a policy and watch a wake metric. */
export const wakeMetricAlarmsOf = (topology: Topology, policy: StepPolicy): readonly MetricAlarm[] =>
  topology
    .alarmsOf(policy)
    .nodes.filter((alarm): alarm is MetricAlarm => alarm.kind === "metric-alarm" && watchesWakeMetric(alarm));

/**
 * Whether no request needs to wake the target: it is at zero only while its maximum is 0, or only schedules change its
 * copies. Also true if that is unknown.
 */
export function isWokenBySchedule(topology: Topology, target: ScalableTarget): boolean {
  const { hidden, down, up } = waysOf(topology, target);
  if (hidden.length > 0 || isClosedAtZero(topology, target)) {
    return true;
  }
  const bySchedule = up.some(({ by, state }) => by === "schedule" && state !== "broken");
  // Nothing else removes the copies at other times.
  return bySchedule && down.every(({ by }) => by === "schedule");
}

/** The rules that report a fault of a wake alarm or a wake policy. */
export const SAID_OF_WAKE_ALARMS = [
  "W02",
  "W03",
  "W04",
  "W05",
  "W08",
  "W10",
  "W11",
  "W12",
  "W13",
  "W16",
  "W18",
  "W19",
  "W30",
  "W31",
  "W54",
] as const;

/** The schedules that add capacity, in words. */
export const hoursOfWaking = (topology: Topology, target: ScalableTarget): readonly string[] =>
  waysOf(topology, target).up.flatMap(({ when, state }) =>
    when.kind === "hours" && state !== "broken" ? [clockWords(when.expression, when.timeZone)] : [],
  );

import {
  type Alarm,
  type AlarmState,
  isKnown,
  type MetricAlarm,
  type ScalableTarget,
  type StepPolicy,
} from "../../topology";
import type { AlarmSettings, Comparison, MissingData } from "../laws/alarm-settings";
import { isUpward } from "../laws/breach";
import { COMPOSITE, cannotRun } from "../ways/dead-alarm";
import { policyEffectOf } from "../ways/policy-effect";
import type { FiringSetup } from "./endpoint-setup";
import type { Host, Member } from "./host";
import { readMetric, type Watched } from "./watched-metric";
import { watchedByAlarm } from "./whose";

export interface Firing {
  readonly target: ScalableTarget;
  readonly policy: StepPolicy;
  readonly alarm: Alarm;
  readonly state: AlarmState;
}

/** @returns `undefined` for an alarm that never runs the policy, and for one that is not simulated */
export function firingSetup(
  host: Host,
  own: number,
  { target, policy, alarm, state }: Firing,
): FiringSetup | undefined {
  const { assumptions } = host;
  const dead = alarm.kind === "composite-alarm" ? COMPOSITE : cannotRun(alarm, policy);
  if (dead !== undefined || alarm.kind === "composite-alarm") {
    assumptions.ignore(alarm, dead ?? COMPOSITE);
    return undefined;
  }
  const read = readMetric(host, own, target, {
    ...alarm,
    node: alarm,
    usesMetricMath: alarm.usesMetricQueries,
    usual: usualMetric(host.members[own]?.kind, isForSleeping(policy)),
    whose: () => watchedByAlarm(host, own, alarm),
  });
  if ("notSimulated" in read) {
    assumptions.leaveOut(alarm, read.notSimulated);
    return undefined;
  }
  assumptions.value(alarm, "actions_enabled", alarm.actionsEnabled, true);
  return {
    name: isKnown(alarm.name) ? alarm.name : alarm.address,
    address: alarm.address,
    metric: read.metric,
    settings: settingsOf(host, alarm, policy),
    state,
  };
}

const isForSleeping = (policy: StepPolicy): boolean => policyEffectOf(policy).adds === false;

function usualMetric(kind: Member["kind"] | undefined, isForSleep: boolean): Watched["usual"] {
  if (kind === "variant") {
    return isForSleep
      ? { metric: "ApproximateBacklogSize", statistic: "Maximum" }
      : { metric: "HasBacklogWithoutCapacity", statistic: "Average" };
  }
  return { metric: isForSleep ? "ConcurrentRequestsPerCopy" : "NoCapacityInvocationFailures", statistic: "Maximum" };
}

/** Target tracking needs as many minutes to scale in. */
const USUAL_IDLE_PERIODS = 15;

function settingsOf({ assumptions }: Host, alarm: MetricAlarm, policy: StepPolicy): AlarmSettings {
  const evaluationPeriods = assumptions.number(
    alarm,
    "evaluation_periods",
    alarm.evaluationPeriods,
    isForSleeping(policy) ? USUAL_IDLE_PERIODS : 1,
  );
  const comparison = comparisonOf(
    assumptions.value(
      alarm,
      "comparison_operator",
      alarm.comparisonOperator,
      isForSleeping(policy) ? "LessThanOrEqualToThreshold" : "GreaterThanOrEqualToThreshold",
    ),
  );
  return {
    periodSeconds: assumptions.number(alarm, "period", alarm.periodSeconds, 60),
    evaluationPeriods,
    datapointsToAlarm: Math.min(
      evaluationPeriods,
      assumptions.number(alarm, "datapoints_to_alarm", alarm.datapointsToAlarm, evaluationPeriods),
    ),
    threshold: assumptions.number(alarm, "threshold", alarm.threshold, usualThreshold(comparison)),
    comparison,
    treatMissingData: missingDataOf(assumptions.value(alarm, "treat_missing_data", alarm.treatMissingData, "missing")),
  };
}

/** Fires on one request, or only without any. */
const usualThreshold = (comparison: Comparison): number =>
  comparison === "GreaterThanOrEqualToThreshold" || comparison === "LessThanThreshold" ? 1 : 0;

const isComparison = (text: string): text is Comparison => isUpward(text) !== undefined;

const comparisonOf = (text: string): Comparison => (isComparison(text) ? text : "GreaterThanOrEqualToThreshold");

const isMissingData = (text: string): text is MissingData =>
  text === "breaching" || text === "notBreaching" || text === "ignore" || text === "missing";

const missingDataOf = (text: string): MissingData => (isMissingData(text) ? text : "missing");

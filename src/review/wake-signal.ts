import { comparisonSign, trackedMetric, waysOf } from "../behaviour";
import type { Addressed } from "../rules/finding";
import { isMeantToWake } from "../rules/waking/wake-path";
import {
  type Alarm,
  isKnown,
  isUnknown,
  type MetricAlarm,
  type Node,
  type Optional,
  type ScalableTarget,
  type StepPolicy,
  type TargetTrackingPolicy,
  type Topology,
  watchesWakeMetric,
} from "../topology";
import { count, nameOf, noStation, type Station, station } from "./station";

/** The metric that SageMaker publishes if there is no capacity for a request. */
export interface WakeMetric {
  readonly name: string;
  readonly dimension: string;
  /** The required dimension. */
  readonly value: string;
}

/** The inputs of a signal, in addition to its target. */
export interface SignalView {
  /** The alarms that watch the component or the endpoint, whatever they fire. */
  readonly watching: readonly Alarm[];
  readonly metric: WakeMetric;
  isBroken(node: Addressed): boolean;
}

/**
 * Metric -> alarm -> policy: what detects a request without capacity, and what it starts. Of several, a broken one is
 * shown, because the reader needs to see it.
 */
export function wakeSignal(
  topology: Topology,
  target: ScalableTarget,
  { watching, metric, isBroken }: SignalView,
): readonly Station[] {
  const policies = topology.stepPoliciesOf(target);
  const isWoken = (step: StepPolicy): boolean => topology.alarmsOf(step).nodes.some(watchesWakeMetric);
  const waking = policies.nodes.filter((step) => isMeantToWake(topology, step));
  const isFaulty = (step: StepPolicy): boolean => isBroken(step) || topology.alarmsOf(step).nodes.some(isBroken);
  const policy = waking.find(isFaulty) ?? waking.find(isWoken) ?? waking[0];
  const alarms = policy === undefined ? undefined : topology.alarmsOf(policy);
  const fires = alarms !== undefined && alarms.nodes.length > 0;
  const candidates = fires ? alarms.nodes : watching.filter(watchesWakeMetric);
  const alarm = candidates.find(isBroken) ?? candidates.find(watchesWakeMetric) ?? candidates[0];
  return [
    metricStation(alarm, metric),
    alarm === undefined ? noStation("alarm", alarms?.surelyNone ?? policies.complete) : alarmStation(alarm),
    policy === undefined ? noStation("wake policy", policies.complete) : policyStation(policy),
  ];
}

/**
 * Metric -> policy: what detects waiting requests if only target tracking does; `undefined` if a step policy
 * does, or if tracking never scales from zero.
 */
export function trackingSignal(topology: Topology, target: ScalableTarget): readonly Station[] | undefined {
  const { up, hidden } = waysOf(topology, target);
  if (hidden.length > 0 || topology.stepPoliciesOf(target).nodes.some((step) => isMeantToWake(topology, step))) {
    return undefined;
  }
  for (const { by, nodes, state, when } of up) {
    const policy = nodes.find(isTracking);
    if (by === "target tracking" && state === "holds" && policy !== undefined) {
      const above = when.kind === "waiting" ? ` > ${when.above}` : "";
      return [
        station(`${trackedMetric(policy) ?? "metric ?"}${above}`),
        station(`policy ${nameOf(policy)} (tracks ${count(policy.targetValue)})`, [policy]),
      ];
    }
  }
  return undefined;
}

const isTracking = (node: Node): node is TargetTrackingPolicy =>
  "kind" in node && node.kind === "target-tracking-policy";

function metricStation(alarm: Alarm | undefined, { name, dimension, value }: WakeMetric): Station {
  if (alarm === undefined) {
    return station(`${name}{${dimension}=${value}}`);
  }
  if (alarm.kind === "composite-alarm") {
    return station("other alarms");
  }
  if (alarm.usesMetricQueries) {
    return station("metric math");
  }
  const metric = isKnown(alarm.metricName) ? alarm.metricName : "metric ?";
  const { dimensions } = alarm;
  if (isUnknown(dimensions)) {
    return station(`${metric}{?}`);
  }
  const pairs = [...(dimensions ?? [])].map(([key, found]) => `${key}=${isUnknown(found) ? value : found}`).sort();
  return station(`${metric}{${pairs.join(", ")}}`, [], isUnknown(alarm.metricName) ? "unknown" : "holds");
}

function alarmStation(alarm: Alarm): Station {
  const condition = alarm.kind === "metric-alarm" ? conditionOf(alarm) : undefined;
  return station(`alarm ${nameOf(alarm)}${condition === undefined ? "" : ` (${condition})`}`, [alarm]);
}

function conditionOf({ comparisonOperator, threshold }: MetricAlarm): string | undefined {
  const sign = isKnown(comparisonOperator) ? comparisonSign(comparisonOperator) : undefined;
  return sign === undefined || threshold === undefined ? undefined : `${sign} ${count(threshold)}`;
}

function policyStation(policy: StepPolicy): Station {
  const { steps, adjustmentType } = policy;
  const adjustments = isUnknown(steps)
    ? ["?"]
    : steps.map(({ adjustment }) => adjustmentText(adjustmentType, adjustment));
  return {
    text: `policy ${nameOf(policy)} (${adjustments.join(", ")})`,
    nodes: [policy],
    state: "holds",
    mayLack: true,
  };
}

function adjustmentText(type: Optional<string>, adjustment: Optional<number>): string {
  const sign = isKnown(adjustment) && adjustment < 0 ? "" : "+";
  switch (type) {
    case "ExactCapacity":
      return `=${count(adjustment)}`;
    case "PercentChangeInCapacity":
      return `${sign}${count(adjustment)} %`;
    default:
      return `${sign}${count(adjustment)}`;
  }
}

import { metricValues } from "../../catalogue/metric-values";
import { timings } from "../../catalogue/timings";
import { smallest } from "../../largest";
import {
  type Alarm,
  type AlarmState,
  isKnown,
  isUnknown,
  type MetricAlarm,
  type ScalableTarget,
  type StepPolicy,
  type Topology,
} from "../../topology";
import { isUpward } from "../laws/breach";
import { adjusted, isAdjustmentType, type StepRange, stepFor } from "../laws/step-scaling";
import { secondsToAlarm } from "./alarm-span";
import { COMPOSITE, cannotRun } from "./dead-alarm";
import { policyEffectOf, stepEffectOf } from "./policy-effect";
import { type Reading, readingOf, stateAt } from "./reading";
import { publisherOf } from "./scaled";
import { closed, suspension } from "./target-faults";
import { type Fault, type Way, type When, way } from "./way";

const STATES: readonly AlarmState[] = ["ALARM", "OK", "INSUFFICIENT_DATA"];

/** The ways in which a step policy scales to zero: one for each alarm that runs it. */
export function* stepsDown(topology: Topology, target: ScalableTarget, policy: StepPolicy): Generator<Way> {
  if (policyEffectOf(policy).takesAway === false) {
    return;
  }
  const own = [...refusals(policy), ...suspension(target, "in")];
  let fired = false;
  let complete = true;
  for (const state of STATES) {
    const alarms = topology.alarmsOf(policy, state);
    complete &&= alarms.complete;
    for (const alarm of alarms.nodes) {
      fired = true;
      yield downBy(topology, { target, policy, alarm, state, own });
    }
  }
  if (!fired) {
    const draft = { direction: "down", by: "step scaling", when: UNKNOWN, nodes: [policy, target] } as const;
    yield way(draft, [...own, noAlarm(policy, complete)]);
  }
}

interface Firing {
  readonly target: ScalableTarget;
  readonly policy: StepPolicy;
  readonly alarm: Alarm;
  readonly state: AlarmState;
  readonly own: readonly Fault[];
}

const UNKNOWN: When = { kind: "unknown" };

const noAlarm = (policy: StepPolicy, complete: boolean): Fault =>
  complete
    ? { kind: "no-alarm", on: policy, what: "no alarm runs it" }
    : { kind: "unknown", on: policy, what: "the alarms that run it are not all known" };

/** Why Application Auto Scaling refuses a policy. */
function refusals(policy: StepPolicy): readonly Fault[] {
  const { adjustmentType } = policy;
  if (isUnknown(adjustmentType)) {
    return [{ kind: "unknown", on: policy, what: "its adjustment_type is not known" }];
  }
  return isAdjustmentType(adjustmentType)
    ? []
    : [
        {
          kind: "refused",
          on: policy,
          what: `its adjustment_type is ${adjustmentType ?? "not set"}, which is not a valid type`,
        },
      ];
}

/** How often each alarm iterates over the steps of a policy. */
const ROUNDS = 5;

const spendOn = ({ work }: Topology, { steps }: StepPolicy): void =>
  work.spend(isUnknown(steps) ? 1 : steps.length * ROUNDS);

function downBy(topology: Topology, firing: Firing): Way {
  const { target, policy, alarm, state, own } = firing;
  spendOn(topology, policy);
  const nodes = [alarm, policy, target];
  const draft = { direction: "down", by: "step scaling", nodes } as const;
  if (alarm.kind === "composite-alarm") {
    return way({ ...draft, when: UNKNOWN }, [...own, composite(alarm)]);
  }
  const reading = readingOf(topology, alarm, target, "idle");
  const faults = [
    ...own,
    ...alarmFaults(firing, alarm, reading, { wanted: state, when: "while idle" }),
    ...stepFaults(firing, alarm, reading),
  ];
  const deaf = reading.kind === "no data" && reading.why !== undefined;
  const when: When = { kind: deaf ? "always" : "idle", seconds: secondsToZero(firing, alarm) };
  const busy = readingOf(topology, alarm, target, "busy");
  const ignoresWork = stateAt(alarm, busy) === state && stepFaults(firing, alarm, busy).length === 0;
  return way({ when, ...draft, ...(ignoresWork && { ignoresWork: true }) }, faults);
}

const composite = (alarm: Alarm): Fault => ({ kind: "alarm", on: alarm, what: COMPOSITE });

/** Time until the alarm fires, plus the repeated runs if each step removes only a few. */
function secondsToZero({ policy, target }: Firing, alarm: MetricAlarm): number {
  const { adjustmentType, cooldownSeconds } = policy;
  const fewest = smallest(
    (knownSteps(policy) ?? []).flatMap(({ adjustment }) => (adjustment < 0 ? [-adjustment] : [])),
  );
  const isSlow = adjustmentType === "ChangeInCapacity" && Number.isFinite(fewest) && isKnown(target.maxCapacity);
  const rounds = isSlow ? Math.ceil(target.maxCapacity / fewest) : 1;
  const pause = Math.max(timings.alarmRepeatSeconds, isKnown(cooldownSeconds) ? cooldownSeconds : 0);
  return lookedBackOn(alarm) + Math.max(0, rounds - 1) * pause;
}

/** How long an alarm needs to fire. */
function lookedBackOn({ periodSeconds, evaluationPeriods, datapointsToAlarm }: MetricAlarm): number {
  const datapoints = isKnown(datapointsToAlarm) ? datapointsToAlarm : evaluationPeriods;
  return (isKnown(periodSeconds) ? periodSeconds : 60) * (isKnown(datapoints) ? datapoints : 1);
}

function alarmFaults(
  { policy }: Firing,
  alarm: MetricAlarm,
  reading: Reading,
  { wanted, when }: { readonly wanted: AlarmState; readonly when: string },
): readonly Fault[] {
  const dead = cannotRun(alarm, policy);
  if (dead !== undefined) {
    return [{ kind: "alarm", on: alarm, what: dead }];
  }
  const state = stateAt(alarm, reading);
  if (isUnknown(state)) {
    return [{ kind: "unknown", on: alarm, what: unknownState(alarm, reading) }];
  }
  if (state === wanted) {
    return [];
  }
  const kind = reading.kind === "no data" && reading.why !== undefined ? "metric" : "state";
  return [{ kind, on: alarm, what: `${seen(alarm, reading)}, so it is in ${state} ${when}` }];
}

function unknownState({ treatMissingData, metricName }: MetricAlarm, reading: Reading): string {
  if (reading.kind === "unknown") {
    return reading.why;
  }
  return reading.kind === "no data" && treatMissingData === "ignore"
    ? `without data of ${String(metricName)} it keeps its state: treat_missing_data is ignore`
    : "its comparison or its threshold is not known";
}

/** What an alarm reads from its metric, as a clause. */
function seen({ metricName, treatMissingData, comparisonOperator, threshold }: MetricAlarm, reading: Reading): string {
  const treated = `treat_missing_data is ${isKnown(treatMissingData) ? treatMissingData : "missing"}`;
  switch (reading.kind) {
    case "no data":
      return `${reading.why ?? `its metric ${String(metricName)} has no data`}, and ${treated}`;
    case "value":
      return `its metric ${String(metricName)} is ${reading.value}, and it compares with ${String(comparisonOperator)} ${String(threshold)}`;
    default:
      return `its metric ${String(metricName)} is 1 or more, and it compares with ${String(comparisonOperator)} ${String(threshold)}`;
  }
}

/** Whether the step that applies while idle removes capacity, and eventually all of it. */
function stepFaults({ target, policy, state }: Firing, alarm: MetricAlarm, reading: Reading): readonly Fault[] {
  const steps = knownSteps(policy);
  if (steps === undefined) {
    return [{ kind: "unknown", on: policy, what: "its steps are not all known" }];
  }
  const { threshold, comparisonOperator } = alarm;
  const taken = (): readonly KnownStep[] => {
    if (reading.kind !== "value" || !isKnown(threshold) || !isKnown(comparisonOperator)) {
      return steps;
    }
    const step = stepFor(steps, reading.value - threshold, isUpward(comparisonOperator) === true);
    return step === undefined ? [] : [step];
  };
  const candidates = taken();
  if (candidates.length === 0) {
    const what = `no step covers the value ${shownValue(reading)}, which is ${shownBreach(reading, threshold)} from the threshold`;
    return [{ kind: "step", on: policy, what }];
  }
  const down = candidates.filter((step) => stepEffectOf(step, policy.adjustmentType).takesAway === true);
  if (down.length === 0) {
    return [{ kind: "step", on: policy, what: "the step that applies while idle does not remove capacity" }];
  }
  if (down.length < candidates.length) {
    return [{ kind: "unknown", on: policy, what: "AWS does not document which of its steps applies without data" }];
  }
  // An alarm repeats its actions only in ALARM. In another state, a single step must be enough.
  return state === "ALARM" || down.every((step) => emptiesAtOnce(policy, step, target))
    ? []
    : [{ kind: "unknown", on: policy, what: `${state} runs it only once, and one step may not remove all capacity` }];
}

function emptiesAtOnce(policy: StepPolicy, { adjustment }: KnownStep, { maxCapacity }: ScalableTarget): boolean {
  const { adjustmentType: type, minAdjustmentMagnitude: leastMagnitude } = policy;
  return (
    isKnown(maxCapacity) &&
    isAdjustmentType(type) &&
    adjusted(maxCapacity, { type, adjustment, ...(isKnown(leastMagnitude) && { leastMagnitude }) }) <= 0
  );
}

const shownValue = (reading: Reading): string => (reading.kind === "value" ? String(reading.value) : "that it reads");

const shownBreach = (reading: Reading, threshold: unknown): string =>
  reading.kind === "value" && typeof threshold === "number" ? String(reading.value - threshold) : "an unknown distance";

interface KnownStep extends StepRange {
  readonly adjustment: number;
}

/** The steps with their bounds; `undefined` if one of them is unknown. */
function knownSteps({ steps }: StepPolicy): readonly KnownStep[] | undefined {
  if (isUnknown(steps)) {
    return undefined;
  }
  const known: KnownStep[] = [];
  for (const { lowerBound = -Infinity, upperBound = Infinity, adjustment = 0 } of steps) {
    if (isUnknown(lowerBound) || isUnknown(upperBound) || isUnknown(adjustment)) {
      return undefined;
    }
    known.push({ from: lowerBound, to: upperBound, adjustment });
  }
  return known;
}

/** More requests than any client sends in one period. */
const MANY = 1_000_000;

/** The ways in which a step policy adds capacity from zero: one for each alarm that runs it. */
export function* stepsUp(topology: Topology, target: ScalableTarget, policy: StepPolicy): Generator<Way> {
  if (policyEffectOf(policy).adds === false) {
    return;
  }
  const own = [...refusals(policy), ...suspension(target, "out"), ...closed(topology, target)];
  const alarms = topology.alarmsOf(policy);
  for (const alarm of alarms.nodes) {
    yield upBy(topology, { target, policy, alarm, state: "ALARM", own });
  }
  if (alarms.nodes.length === 0) {
    const draft = { direction: "up", by: "step scaling", when: UNKNOWN, nodes: [policy, target] } as const;
    yield way(draft, [...own, noAlarm(policy, alarms.complete)]);
  }
}

function upBy(topology: Topology, firing: Firing): Way {
  const { target, policy, alarm, own } = firing;
  spendOn(topology, policy);
  const draft = { direction: "up", by: "step scaling", nodes: [alarm, policy, target] } as const;
  if (alarm.kind === "composite-alarm") {
    return way({ ...draft, when: UNKNOWN }, [...own, composite(alarm)]);
  }
  const needed = requestsNeeded(topology, alarm, target);
  const reading = readingOf(topology, alarm, target, needed ?? 1);
  const faults = [
    ...own,
    ...alarmFaults(firing, alarm, reading, { wanted: "ALARM", when: "when requests wait" }),
    ...stepUpFaults(firing, alarm, reading),
    ...expired(topology, alarm, target),
  ];
  const when: When =
    needed === undefined || needed === 1 ? { kind: "request" } : { kind: "waiting", above: needed - 1 };
  const idle = readingOf(topology, alarm, target, "idle");
  const actsWhileIdle =
    idle.kind === "value" &&
    own.length === 0 &&
    alarmFaults(firing, alarm, idle, { wanted: "ALARM", when: "while idle" }).length === 0 &&
    stepUpFaults(firing, alarm, idle).length === 0;
  return way({ when, ...draft, ...(actsWhileIdle && { actsWhileIdle: true }) }, faults);
}

/** The fault of an alarm that fires only after a queued request has expired. */
function expired(topology: Topology, alarm: MetricAlarm, target: ScalableTarget): readonly Fault[] {
  const needed = publisherOf(topology, target) === "asynchronous" ? secondsToAlarm(alarm) : undefined;
  return needed !== undefined && needed >= timings.queuedRequestSeconds
    ? [{ kind: "state", on: alarm, what: `it fires after ${needed} seconds, when a queued request has expired` }]
    : [];
}

/** How many requests must wait at once before an alarm fires; `undefined` if the number does not matter. */
function requestsNeeded(topology: Topology, alarm: MetricAlarm, target: ScalableTarget): number | undefined {
  const { threshold, metricName } = alarm;
  const counts = isKnown(metricName) && metricValues(metricName).atZero === "requests";
  // Refused requests do not queue, so they do not add up: each single request is refused.
  if (!counts || metricName === "NoCapacityInvocationFailures" || !isKnown(threshold)) {
    return undefined;
  }
  const candidates = [1, Math.ceil(threshold), Math.floor(threshold) + 1].filter((count) => count >= 1 && count < MANY);
  return candidates
    .sort((one, other) => one - other)
    .find((count) => {
      return stateAt(alarm, readingOf(topology, alarm, target, count)) === "ALARM";
    });
}

/** Whether the step that applies adds the first copy or instance. */
function stepUpFaults({ policy }: Firing, alarm: MetricAlarm, reading: Reading): readonly Fault[] {
  const steps = knownSteps(policy);
  const { adjustmentType: type, minAdjustmentMagnitude } = policy;
  if (steps === undefined || isUnknown(minAdjustmentMagnitude) || !isAdjustmentType(type)) {
    return [{ kind: "unknown", on: policy, what: "its steps are not all known" }];
  }
  const { threshold, comparisonOperator } = alarm;
  let candidates = steps;
  if (reading.kind === "value" && isKnown(threshold) && isKnown(comparisonOperator)) {
    const step = stepFor(steps, reading.value - threshold, isUpward(comparisonOperator) === true);
    if (step === undefined) {
      const what = `no step covers the value ${reading.value}, which is ${reading.value - threshold} from the threshold`;
      return [{ kind: "step", on: policy, what }];
    }
    candidates = [step];
  }
  const brings = candidates.filter(
    ({ adjustment }) =>
      adjusted(0, {
        type,
        adjustment,
        ...(minAdjustmentMagnitude !== undefined && { leastMagnitude: minAdjustmentMagnitude }),
      }) > 0,
  );
  return brings.length > 0
    ? []
    : [{ kind: "step", on: policy, what: "the step that applies at zero capacity adds nothing" }];
}

import { covers, type Interval, intervalsOf, refusedIntervals, shownInterval } from "../../behaviour";
import { isKnown, isUnknown, type StepPolicy, type Topology } from "../../topology";
import { autoScalingGuide } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";
import { firesAt } from "./threshold";
import { REFUSED } from "./wake-metric";
import { wakeMetricAlarmsOf, wakePolicies } from "./wake-path";

export const stepIntervals = rule({
  id: "W11",
  slug: "step-intervals",
  severity: "error",
  evidence: "verified",
  effect: effects.preventsWake,
  title: "The steps of a policy must cover every breach of the alarm exactly once, from the threshold on",
  why: "Bounds are relative to the alarm's threshold. With a threshold of 1, one refused request is a breach of 0. If no step covers a breach, nothing happens. Application Auto Scaling refuses steps with gaps or overlaps.",
  remedy:
    'Use one step_adjustment with `metric_interval_lower_bound = "0"` and no upper bound. Add further steps without a gap or an overlap.',
  source: autoScalingGuide("step-scaling-policy-overview"),
  unless: ["W16"],
  *check(topology) {
    const waking = new Set(wakePolicies(topology));
    for (const policy of topology.stepPolicies) {
      const problem = intervalProblem(topology, policy);
      if (problem === undefined && waking.has(policy) && coversOneAlone(topology, policy)) {
        yield finding(policy, {
          what: "its steps cover one refused request in a period, but not two",
          fix: 'set metric_interval_lower_bound = "0" and no upper bound in its step_adjustment',
          // If two requests are refused in one period, nothing wakes until a period has exactly one.
          severity: "warning",
        });
      } else if (problem !== undefined) {
        yield finding(policy, {
          what: problem,
          fix: waking.has(policy)
            ? 'use one step_adjustment with metric_interval_lower_bound = "0" and no upper bound; start each further step at the upper bound of the previous one'
            : "start each step_adjustment at the upper bound of the previous one, and omit the outermost bounds",
        });
      }
    }
  },
});

function intervalProblem(topology: Topology, policy: StepPolicy): string | undefined {
  const { steps } = policy;
  if (isUnknown(steps)) {
    return undefined;
  }
  if (steps.length === 0) {
    return "it has no step_adjustment";
  }
  if (steps.some(({ lowerBound, upperBound }) => lowerBound === undefined && upperBound === undefined)) {
    return "a step_adjustment has neither metric_interval_lower_bound nor metric_interval_upper_bound";
  }
  const intervals = intervalsOf(steps);
  return intervals && (refusedIntervals(intervals) ?? missedBreach(topology, policy, intervals));
}

/** A breach of an alarm on a waiting request that no step covers. */
function missedBreach(topology: Topology, policy: StepPolicy, intervals: readonly Interval[]): string | undefined {
  const missed = smallestBreaches(topology, policy).find(
    (breach) => !intervals.some((interval) => covers(interval, breach)),
  );
  return missed === undefined
    ? undefined
    : `its steps cover ${intervals.map(shownInterval).join(", ")}, and a single request is a breach of ${missed}`;
}

/** Refused requests are counted: a step that ends at the threshold covers exactly one of them. */
function coversOneAlone(topology: Topology, policy: StepPolicy): boolean {
  const intervals = isUnknown(policy.steps) ? undefined : intervalsOf(policy.steps);
  const alarms = wakeMetricAlarmsOf(topology, policy).filter(
    (alarm) => alarm.metricName === REFUSED && firesAt(alarm, 2) === true && isKnown(alarm.threshold),
  );
  return (
    intervals !== undefined &&
    alarms.some(({ threshold }) => !intervals.some((interval) => covers(interval, 2 - Number(threshold))))
  );
}

/** How far a single request is above the threshold of each alarm on requests that runs the policy. */
const smallestBreaches = (topology: Topology, policy: StepPolicy): readonly number[] =>
  wakeMetricAlarmsOf(topology, policy).flatMap((alarm) =>
    firesAt(alarm, 1) === true && isKnown(alarm.threshold) ? [1 - alarm.threshold] : [],
  );

import { covers } from "../../behaviour";
import {
  isKnown,
  isUnknown,
  type ScalableTarget,
  type StepAdjustment,
  type StepPolicy,
  type Topology,
} from "../../topology";
import { autoScalingApi, autoScalingGuide } from "../documents";
import { finding } from "../finding";
import { rule } from "../rule";
import { isSleeper } from "../sleeping/sleepers";
import { type Interval, intervalsOf, refusedIntervals, shownInterval } from "./step-intervals";
import { firesAt } from "./threshold";
import { wakeMetricAlarmsOf, wakePolicies } from "./wake-path";

export const stepIntervals = rule({
  id: "W11",
  slug: "step-intervals",
  severity: "error",
  evidence: "verified",
  title: "The steps of a policy cover every breach of the alarm once, from the threshold on",
  why: "Bounds count from the alarm's threshold: one refused request is a breach of 0. Where no step covers it nothing happens, and ranges with gaps or overlaps are refused.",
  remedy:
    'One step_adjustment with metric_interval_lower_bound = "0" and no upper bound; more of them without gap or overlap.',
  source: autoScalingGuide("step-scaling-policy-overview"),
  unless: ["W16"],
  *check(topology) {
    const waking = new Set(wakePolicies(topology));
    for (const policy of topology.stepPolicies) {
      const problem = intervalProblem(topology, policy);
      if (problem === undefined && waking.has(policy) && coversOneAlone(topology, policy)) {
        yield finding(policy, {
          what: "its steps cover one refused request in a period, and not two",
          fix: 'metric_interval_lower_bound = "0" and no upper bound in its step_adjustment',
          // Where two are refused in one period nothing wakes until one is refused alone.
          severity: "warning",
        });
      } else if (problem !== undefined) {
        yield finding(policy, {
          what: problem,
          fix: waking.has(policy)
            ? 'one step_adjustment with metric_interval_lower_bound = "0" and no upper bound; more steps begin where the one before ends'
            : "let each step_adjustment begin where the one before ends, the outermost ones open",
        });
      }
    }
  },
});

export const percentOfZero = rule({
  id: "W12",
  slug: "percent-of-zero",
  severity: "error",
  evidence: "inferred",
  breaksOneWay: true,
  title: "A wake does not add a percentage of nothing",
  why: "Any percentage of 0 copies or instances is 0: the policy runs, and nothing wakes.",
  remedy: 'adjustment_type = "ExactCapacity" and scaling_adjustment = 1.',
  source: autoScalingApi("StepScalingPolicyConfiguration"),
  *check(topology) {
    for (const policy of wakePolicies(topology)) {
      const target = topology.targetOf(policy).node;
      const { adjustmentType, minAdjustmentMagnitude } = policy;
      const percent = adjustmentType === "PercentChangeInCapacity" && NO_MAGNITUDE.has(minAdjustmentMagnitude);
      if (percent && target !== undefined && isSleeper(topology, target)) {
        yield finding(policy, {
          what: "adjustment_type is PercentChangeInCapacity, and the target can be at 0",
          fix: {
            hcl: 'adjustment_type = "ExactCapacity" and scaling_adjustment = 1',
            typescript: "wake: { adjustment: WakeAdjustment.EXACT_CAPACITY, copies: 1 }",
          },
        });
      }
    }
  },
});

/** At least none is no more than a percentage of none. */
const NO_MAGNITUDE: ReadonlySet<unknown> = new Set([undefined, 0]);

export const wakeAddsCapacity = rule({
  id: "W13",
  slug: "wake-adds-capacity",
  severity: "error",
  evidence: "verified",
  breaksOneWay: true,
  title: "The policy that wakes brings at least one copy, and not more than may be",
  why: "A step of 0 or less leaves what sleeps asleep; what is above the maximum is cut off there.",
  remedy: "scaling_adjustment of at least 1, and of at most max_capacity.",
  source: autoScalingGuide("step-scaling-policy-overview"),
  unless: ["W16"],
  *check(topology) {
    for (const policy of wakePolicies(topology)) {
      const target = topology.targetOf(policy).node;
      const about = target === undefined ? [] : [target];
      const { adjustmentType } = policy;
      if (!isUnknown(adjustmentType) && !ADJUSTMENT_TYPES.has(adjustmentType)) {
        yield finding(policy, {
          what: `adjustment_type is ${adjustmentType ?? "not set"}`,
          fix: {
            hcl: 'adjustment_type = "ExactCapacity"',
            typescript: "wake: { adjustment: WakeAdjustment.EXACT_CAPACITY }",
          },
          about,
        });
        continue;
      }
      const steps = stepsAbove(policy);
      // A ladder of steps may well take capacity away at its lower end, unless each of its rungs is a waiting request.
      const isLadder = steps.some(({ adjustment }) => !isKnown(adjustment) || adjustment > 0);
      const mayTakeAway = isLadder && wakeMetricAlarmsOf(topology, policy).length === 0;
      for (const { adjustment } of steps) {
        if (isKnown(adjustment) && adjustment <= 0 && !mayTakeAway) {
          yield finding(policy, {
            what: `adjustment_type is ${String(policy.adjustmentType)} and scaling_adjustment ${adjustment}`,
            fix: { hcl: "scaling_adjustment = 1", typescript: "leave `wake.copies` out, or give it at least 1" },
            about,
          });
        } else if (isKnown(adjustment) && isAboveMaximum(policy, adjustment, target)) {
          yield finding(policy, {
            what: `it sets the capacity to ${adjustment}, and max_capacity is ${String(target?.maxCapacity)}`,
            fix: {
              hcl: `scaling_adjustment of at most ${String(target?.maxCapacity)}, or a max_capacity of at least ${adjustment}`,
              typescript: "`wake.copies` of at most `maxCopies`",
            },
            severity: "warning",
          });
        }
      }
    }
  },
});

const ADJUSTMENT_TYPES: ReadonlySet<string | undefined> = new Set([
  "ChangeInCapacity",
  "ExactCapacity",
  "PercentChangeInCapacity",
]);

/** A maximum of 0 is for another rule. */
function isAboveMaximum(policy: StepPolicy, adjustment: number, target: ScalableTarget | undefined): boolean {
  const exact = policy.adjustmentType === "ExactCapacity";
  const maximum = target?.maxCapacity;
  return exact && isKnown(maximum) && maximum > 0 && adjustment > maximum;
}

/** The steps for values above the threshold. */
function stepsAbove({ steps }: StepPolicy): readonly StepAdjustment[] {
  return isUnknown(steps) ? [] : steps.filter(({ upperBound }) => !isKnown(upperBound) || upperBound > 0);
}

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

/** What an alarm on a waiting request fires on, and no step takes up. */
function missedBreach(topology: Topology, policy: StepPolicy, intervals: readonly Interval[]): string | undefined {
  const missed = smallestBreaches(topology, policy).find(
    (breach) => !intervals.some((interval) => covers(interval, breach)),
  );
  return missed === undefined
    ? undefined
    : `its steps cover ${intervals.map(shownInterval).join(", ")}, and a single request is a breach of ${missed}`;
}

/** Refused requests are counted: a step that ends at the threshold takes up one of them, and no more. */
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

const REFUSED = "NoCapacityInvocationFailures";

/** How far a single request is above the threshold of each alarm on one that fires the policy. */
const smallestBreaches = (topology: Topology, policy: StepPolicy): readonly number[] =>
  wakeMetricAlarmsOf(topology, policy).flatMap((alarm) =>
    firesAt(alarm, 1) === true && isKnown(alarm.threshold) ? [1 - alarm.threshold] : [],
  );

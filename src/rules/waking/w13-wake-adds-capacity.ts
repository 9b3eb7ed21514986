import { isKnown, isUnknown, type ScalableTarget, type StepAdjustment, type StepPolicy } from "../../topology";
import { autoScalingGuide } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";
import { wakeMetricAlarmsOf, wakePolicies } from "./wake-path";

export const wakeAddsCapacity = rule({
  id: "W13",
  slug: "wake-adds-capacity",
  severity: "error",
  evidence: "verified",
  effect: effects.preventsWake,
  breaksOneWay: ["up"],
  title: "The wake policy must add at least one copy or instance, and not more than the maximum",
  why: "With a step of 0 or less, the endpoint stays asleep. Application Auto Scaling limits a larger capacity to the maximum.",
  remedy: "Set `scaling_adjustment` to at least 1, and to at most `max_capacity`.",
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
      // A series of steps may remove capacity at its lower end, unless the alarm watches refused or waiting requests.
      const isLadder = steps.some(({ adjustment }) => !isKnown(adjustment) || adjustment > 0);
      const mayTakeAway = isLadder && wakeMetricAlarmsOf(topology, policy).length === 0;
      for (const { adjustment } of steps) {
        if (isKnown(adjustment) && adjustment <= 0 && !mayTakeAway) {
          yield finding(policy, {
            what: `adjustment_type is ${String(policy.adjustmentType)} and scaling_adjustment is ${adjustment}`,
            fix: { hcl: "scaling_adjustment = 1", typescript: "remove `wake.copies`, or set it to at least 1" },
            about,
          });
        } else if (isKnown(adjustment) && isAboveMaximum(policy, adjustment, target)) {
          yield finding(policy, {
            what: `it sets the capacity to ${adjustment}, and max_capacity is ${String(target?.maxCapacity)}`,
            fix: {
              hcl: `set scaling_adjustment to at most ${String(target?.maxCapacity)}, or max_capacity to at least ${adjustment}`,
              typescript: "set `wake.copies` to at most `maxCopies`",
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

/** Another rule reports a maximum of 0. */
function isAboveMaximum(policy: StepPolicy, adjustment: number, target: ScalableTarget | undefined): boolean {
  const exact = policy.adjustmentType === "ExactCapacity";
  const maximum = target?.maxCapacity;
  return exact && isKnown(maximum) && maximum > 0 && adjustment > maximum;
}

/** The steps for values above the threshold. */
function stepsAbove({ steps }: StepPolicy): readonly StepAdjustment[] {
  return isUnknown(steps) ? [] : steps.filter(({ upperBound }) => !isKnown(upperBound) || upperBound > 0);
}

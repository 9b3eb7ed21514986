import { autoScalingApi } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";
import { isSleeper } from "../sleeping/sleepers";
import { wakePolicies } from "./wake-path";

export const percentOfZero = rule({
  id: "W12",
  slug: "percent-of-zero",
  severity: "error",
  evidence: "inferred",
  effect: effects.preventsWake,
  breaksOneWay: ["up"],
  title: "A wake policy must not add a percentage of zero capacity",
  why: "Any percentage of 0 copies or instances is 0. The policy runs, and the endpoint stays asleep.",
  remedy: 'Set `adjustment_type = "ExactCapacity"` and `scaling_adjustment = 1`.',
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

/** A magnitude of 0 adds no more than a percentage of 0. */
const NO_MAGNITUDE: ReadonlySet<unknown> = new Set([undefined, 0]);

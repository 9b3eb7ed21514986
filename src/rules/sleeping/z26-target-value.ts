import { isKnown } from "../../topology";
import { autoScalingApi } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";

export const targetValue = rule({
  id: "Z26",
  slug: "target-value",
  severity: "error",
  evidence: "inferred",
  effect: effects.preventsSleepAndWake,
  title: "The target of tracking is above 0",
  why: "Capacity goes when the metric is below nine tenths of the target, and nothing is below 0.",
  remedy: "target_value = what one copy or instance can work on at a time.",
  source: autoScalingApi("TargetTrackingScalingPolicyConfiguration"),
  *check(topology) {
    for (const policy of topology.targetTrackingPolicies) {
      const { targetValue: value } = policy;
      if (isKnown(value) && value <= 0) {
        yield finding(policy, {
          what: `target_value is ${value}`,
          fix: {
            hcl: "target_value = what one copy or instance can work on at a time, such as 5",
            typescript: "CopyTracking.concurrentRequestsPerCopy(5)",
          },
        });
      }
    }
  },
});

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
  title: "The target value of a tracking policy must be above 0",
  why: "Target tracking scales in when the metric is below 90 % of the target value. No metric is below 0.",
  remedy: "Set `target_value` to the number of requests that one copy or instance can process at a time.",
  source: autoScalingApi("TargetTrackingScalingPolicyConfiguration"),
  *check(topology) {
    for (const policy of topology.targetTrackingPolicies) {
      const { targetValue: value } = policy;
      if (isKnown(value) && value <= 0) {
        yield finding(policy, {
          what: `target_value is ${value}`,
          fix: {
            hcl: "set target_value to the number of requests that one copy or instance can process at a time, such as 5",
            typescript: "CopyTracking.concurrentRequestsPerCopy(5)",
          },
        });
      }
    }
  },
});

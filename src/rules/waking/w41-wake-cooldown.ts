import { isKnown, type StepPolicy, type Topology } from "../../topology";
import { autoScalingGuide } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";
import { wakePolicies } from "./wake-path";

/** CloudWatch runs the policy again at this interval while the alarm stays in ALARM. */
const REPEATED_AFTER_SECONDS = 60;

export const wakeCooldown = rule({
  id: "W41",
  slug: "wake-cooldown",
  severity: "warning",
  evidence: "inferred",
  effect: effects.none,
  title: "A wake policy that adds capacity should wait before it adds more",
  why: "The alarm runs the policy each minute while clients retry, and a cold start takes minutes. Each cooldown that ends before the cold start does adds a copy that is not needed. A configuration does not state how long a cold start takes, so the rule reports only a cooldown shorter than one minute.",
  remedy: 'Set `adjustment_type = "ExactCapacity"`, or a cooldown longer than the cold start.',
  source: autoScalingGuide("step-scaling-policy-overview"),
  unless: ["W12", "W13", "W42"],
  *check(topology) {
    for (const policy of wakePolicies(topology)) {
      const { cooldownSeconds: cooldown, adjustmentType } = policy;
      const adds = isKnown(adjustmentType) && adjustmentType !== "ExactCapacity";
      if (adds && isKnown(cooldown) && cooldown < REPEATED_AFTER_SECONDS && mayOvershoot(topology, policy)) {
        yield finding(policy, {
          what: `cooldown is ${cooldown} with ${adjustmentType}`,
          fix: {
            hcl: 'adjustment_type = "ExactCapacity", or a cooldown longer than the cold start',
            typescript: "remove `wake.adjustment`, or set `wake.cooldown` to more than the cold start",
          },
        });
      }
    }
  },
});

function mayOvershoot(topology: Topology, policy: StepPolicy): boolean {
  const target = topology.targetOf(policy).node;
  return target !== undefined && isKnown(target.maxCapacity) && target.maxCapacity > 1;
}

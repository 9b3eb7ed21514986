import { isKnown, type StepPolicy, type Topology } from "../../topology";
import { autoScalingGuide } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";
import { wakePolicies } from "./wake-path";

/** CloudWatch calls the policy again this often, for as long as the alarm stays in ALARM. */
const REPEATED_AFTER_SECONDS = 60;

export const wakeCooldown = rule({
  id: "W41",
  slug: "wake-cooldown",
  severity: "warning",
  evidence: "inferred",
  effect: effects.none,
  title: "A wake that adds capacity waits before it adds more",
  why: "The alarm calls the policy each minute while clients try again, and a cold start takes minutes: each cooldown that ends before it does adds a copy that nobody needs. How long a cold start takes is not in a configuration, so only a cooldown that holds nothing back is told.",
  remedy: 'adjustment_type = "ExactCapacity", or a cooldown longer than the cold start.',
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
            typescript: "leave `wake.adjustment` out, or give `wake.cooldown` more than the cold start takes",
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

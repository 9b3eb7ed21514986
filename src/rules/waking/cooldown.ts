import { isKnown, type ScalingPolicy, type StepPolicy, type Topology } from "../../topology";
import { autoScalingGuide, terraformAws } from "../documents";
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

export const statedCooldown = rule({
  id: "W42",
  slug: "stated-cooldown",
  severity: "warning",
  evidence: "verified",
  title: "Every cooldown is stated",
  why: "Terraform's AWS provider sends 0 for a cooldown that is left out, not the 300 seconds of Application Auto Scaling: capacity comes and goes without a pause.",
  remedy: "Write the cooldowns: 300 is what AWS takes where Terraform sends 0.",
  source: terraformAws("appautoscaling_policy"),
  unless: ["W16"],
  *check(topology) {
    for (const policy of topology.scalingPolicies) {
      const missing = missingCooldowns(policy);
      if (missing.length > 0) {
        yield finding(policy, {
          what: `${missing.join(" and ")} ${missing.length === 1 ? "is" : "are"} not set`,
          fix: missing.map((name) => `${name} = 300`).join(", "),
        });
      }
    }
  },
});

function missingCooldowns(policy: ScalingPolicy): readonly string[] {
  switch (policy.kind) {
    case "step-policy":
      return policy.cooldownSeconds === undefined ? ["cooldown"] : [];
    case "target-tracking-policy":
      return [
        ...(policy.scaleInCooldownSeconds === undefined ? ["scale_in_cooldown"] : []),
        ...(policy.scaleOutCooldownSeconds === undefined ? ["scale_out_cooldown"] : []),
      ];
    default:
      return [];
  }
}

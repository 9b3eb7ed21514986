import type { ScalingPolicy } from "../../topology";
import { terraformAws } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";

export const statedCooldown = rule({
  id: "W42",
  slug: "stated-cooldown",
  severity: "warning",
  evidence: "verified",
  effect: effects.none,
  title: "Every cooldown should be set",
  why: "Terraform's AWS provider sends 0 for an omitted cooldown, not the 300 seconds that Application Auto Scaling uses by default. Capacity is then added and removed without a pause.",
  remedy: "Set each cooldown. The default of Application Auto Scaling is 300.",
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

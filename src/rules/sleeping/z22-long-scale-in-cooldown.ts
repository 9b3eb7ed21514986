import { Duration } from "../../time";
import { isKnown } from "../../topology";
import { autoScalingGuide } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";

/** One hour: four times as long as target tracking needs to detect that there are no requests. */
const LONG_COOLDOWN = Duration.hours(1);

export const longCooldown = rule({
  id: "Z22",
  slug: "long-scale-in-cooldown",
  severity: "warning",
  evidence: "inferred",
  effect: effects.none,
  title: "A scale-in cooldown should last at most one hour",
  why: "Application Auto Scaling waits for the cooldown between two scale-in steps. With several copies or instances, it takes hours to reach zero.",
  remedy: "Set `scale_in_cooldown = 300`.",
  source: autoScalingGuide("application-auto-scaling-target-tracking"),
  *check(topology) {
    for (const policy of topology.targetTrackingPolicies) {
      const { scaleInCooldownSeconds: seconds, disableScaleIn } = policy;
      if (isKnown(seconds) && seconds > LONG_COOLDOWN.toSeconds() && disableScaleIn !== true) {
        yield finding(policy, {
          what: `scale_in_cooldown is ${seconds}, which is ${Duration.seconds(seconds)}`,
          fix: { hcl: "scale_in_cooldown = 300", typescript: "remove `scaleInCooldown`: the default is 5 minutes" },
        });
      }
    }
  },
});

import { Duration } from "../../time";
import { isKnown } from "../../topology";
import { autoScalingGuide } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";

/** An hour: four times as long as tracking takes to notice that nobody calls. */
const LONG_COOLDOWN = Duration.hours(1);

export const longCooldown = rule({
  id: "Z22",
  slug: "long-scale-in-cooldown",
  severity: "warning",
  evidence: "inferred",
  effect: effects.none,
  title: "A scale-in cooldown lasts an hour at most",
  why: "Between two steps down nothing goes for as long as the cooldown lasts: several copies or instances take hours to zero.",
  remedy: "scale_in_cooldown = 300.",
  source: autoScalingGuide("application-auto-scaling-target-tracking"),
  *check(topology) {
    for (const policy of topology.targetTrackingPolicies) {
      const { scaleInCooldownSeconds: seconds, disableScaleIn } = policy;
      if (isKnown(seconds) && seconds > LONG_COOLDOWN.toSeconds() && disableScaleIn !== true) {
        yield finding(policy, {
          what: `scale_in_cooldown is ${seconds}, which is ${Duration.seconds(seconds)}`,
          fix: { hcl: "scale_in_cooldown = 300", typescript: "leave `scaleInCooldown` out: it is 5 minutes" },
        });
      }
    }
  },
});

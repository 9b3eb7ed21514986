import { neverZero, waysOf } from "../../behaviour";
import { autoScalingGuide } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";
import { sleepers } from "./sleepers";
import { isByTrackingAlone, metricName, scalingIn } from "./tracking-metric";

export const trackingTogether = rule({
  id: "Z12",
  slug: "tracking-together",
  severity: "warning",
  evidence: "verified",
  effect: effects.none,
  title: "Each tracking policy of a target should be able to scale in to zero",
  why: "Target tracking scales in only when all policies that may scale in agree. One policy that never scales in blocks the others.",
  remedy: "Set `disable_scale_in = true` in the policy that never scales in.",
  source: autoScalingGuide("application-auto-scaling-target-tracking"),
  *check(topology) {
    for (const target of sleepers(topology)) {
      const tracking = scalingIn(topology, target);
      const holding = tracking.filter(neverZero);
      if (!isByTrackingAlone(waysOf(topology, target)) || holding.length === tracking.length) {
        continue;
      }
      for (const policy of holding) {
        const others = tracking.filter((other) => other !== policy);
        yield finding(policy, {
          what: `it tracks ${metricName(policy)}, which is above 0 without requests, and blocks scale-in by ${others[0]?.address}`,
          fix: "set disable_scale_in = true in this policy: the other policy then scales in to zero",
          about: [target],
        });
      }
    }
  },
});

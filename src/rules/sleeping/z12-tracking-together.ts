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
  title: "Of several tracking policies each is able to scale in to zero",
  why: "Capacity goes only when all policies that may scale in agree: one that never does holds the others up.",
  remedy: "disable_scale_in = true in the policy that never asks to scale in.",
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
          what: `it tracks ${metricName(policy)}, which never asks for zero, and so holds back ${others[0]?.address}`,
          fix: "disable_scale_in = true in this policy: the other one then takes the capacity to zero",
          about: [target],
        });
      }
    }
  },
});

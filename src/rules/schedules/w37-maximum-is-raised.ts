import { isUnknown } from "../../topology";
import { autoScalingGuide } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";

export const raisedMaximum = rule({
  id: "W37",
  slug: "maximum-is-raised",
  severity: "error",
  evidence: "verified",
  effect: effects.keepsAsleep,
  title: "A scheduled action that sets the maximum to 0 must have another one that raises it",
  why: "With a maximum of 0, no request wakes the endpoint. It sleeps until someone raises the maximum manually.",
  remedy: "Add a second scheduled action that raises max_capacity again.",
  source: autoScalingGuide("application-auto-scaling-scheduled-scaling"),
  unless: ["W14"],
  *check(topology) {
    for (const target of topology.scalableTargets) {
      const actions = topology.scheduledActionsOf(target);
      const pinning = actions.nodes.find(({ maxCapacity }) => maxCapacity === 0);
      const raised = actions.nodes.some(({ maxCapacity }) => isUnknown(maxCapacity) || (maxCapacity ?? 0) > 0);
      if (pinning !== undefined && actions.complete && !raised) {
        yield finding(pinning, {
          what: `it sets max_capacity = 0 on ${target.address}, and no other action raises it`,
          fix: "a second aws_appautoscaling_scheduled_action on the same target that sets max_capacity to at least 1",
          about: [target],
        });
      }
    }
  },
});

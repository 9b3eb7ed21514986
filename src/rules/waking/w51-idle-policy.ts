import { doesNothing } from "../../behaviour";
import { autoScalingGuide } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";

export const idlePolicy = rule({
  id: "W51",
  slug: "idle-policy",
  severity: "note",
  evidence: "verified",
  effect: effects.none,
  title: "Each step policy should change the capacity",
  why: "A policy whose steps all add 0 changes nothing when it runs. It is neither a wake path nor a scale-in path.",
  remedy: "Remove the policy and its alarm.",
  source: autoScalingGuide("step-scaling-policy-overview"),
  unless: ["W13"],
  *check(topology) {
    for (const policy of topology.stepPolicies.filter(doesNothing)) {
      yield finding(policy, {
        what: "each of its steps has scaling_adjustment = 0",
        fix: "remove the policy and the alarm that runs it",
        about: topology.alarmsOf(policy).nodes,
      });
    }
  },
});

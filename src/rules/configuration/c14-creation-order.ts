import { autoScalingApi } from "../documents";
import { effects } from "../effect";
import { rule } from "../rule";
import { Order } from "./order";

export const creationOrder = rule({
  id: "C14",
  slug: "creation-order",
  severity: "error",
  evidence: "verified",
  effect: effects.refused,
  title: "A scalable target must depend on what it scales, and a policy on its target",
  why: "Terraform creates resources that do not depend on each other at the same time. Application Auto Scaling then finds no resource, or no target, and rejects the request.",
  remedy: "Refer to the resource that must exist first: resource_id = <target>.resource_id, or depends_on.",
  source: autoScalingApi("RegisterScalableTarget"),
  *check(topology) {
    const order = new Order(topology);
    for (const target of topology.scalableTargets) {
      const subject = topology.subjectOf(target).node;
      if (subject?.kind === "inference-component") {
        yield* order.demand(target, subject);
      } else if (subject !== undefined) {
        const [endpoint, ...others] = topology.endpointsOf(subject).nodes;
        if (endpoint !== undefined && others.length === 0) {
          yield* order.demand(target, endpoint);
        }
      }
    }
    for (const policy of topology.scalingPolicies) {
      const target = topology.targetOf(policy).node;
      if (target !== undefined) {
        yield* order.demand(policy, target, (name) => `resource_id = ${name}.resource_id`);
      }
    }
  },
});

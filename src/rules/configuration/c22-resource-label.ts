import { isKnown } from "../../topology";
import { autoScalingApi } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";

export const resourceLabel = rule({
  id: "C22",
  slug: "resource-label",
  severity: "error",
  evidence: "verified",
  effect: effects.refusedPolicy,
  title: "A predefined metric of SageMaker must not have a resource label",
  why: "Application Auto Scaling rejects the policy. Only load balancers have a resource label.",
  remedy: "Remove resource_label.",
  source: autoScalingApi("PredefinedMetricSpecification"),
  *check(topology) {
    for (const policy of topology.targetTrackingPolicies) {
      const label = isKnown(policy.predefinedMetric) ? policy.predefinedMetric.resourceLabel : undefined;
      if (isKnown(label)) {
        yield finding(policy, { what: `resource_label is ${JSON.stringify(label)}`, fix: "remove resource_label" });
      }
    }
  },
});

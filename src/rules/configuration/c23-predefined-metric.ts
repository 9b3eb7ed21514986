import { predefinedMetricScales } from "../../catalogue/metrics";
import { isKnown, isUnknown } from "../../topology";
import { autoScalingApi } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";

const DIMENSIONS = {
  copies: "sagemaker:inference-component:DesiredCopyCount",
  instances: "sagemaker:variant:DesiredInstanceCount",
  "provisioned-concurrency": "sagemaker:variant:DesiredProvisionedConcurrency",
} as const;

const METRIC_OF: ReadonlyMap<string, string> = new Map([
  [DIMENSIONS.copies, "SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution"],
  [DIMENSIONS.instances, "SageMakerVariantInvocationsPerInstance"],
  [DIMENSIONS["provisioned-concurrency"], "SageMakerVariantProvisionedConcurrencyUtilization"],
]);

export const predefinedMetric = rule({
  id: "C23",
  slug: "predefined-metric",
  severity: "error",
  evidence: "verified",
  effect: effects.refusedPolicy,
  title: "A predefined metric must match what the policy scales",
  why: "A metric of a variant does not describe copies, and a metric of a component does not describe instances. AWS rejects the policy, or the policy has no data and does nothing.",
  remedy: "Use the predefined metric of what is scaled: of a component for copies, of a variant for instances.",
  source: autoScalingApi("PredefinedMetricSpecification"),
  unless: ["W18"],
  *check(topology) {
    for (const policy of topology.targetTrackingPolicies) {
      const { scalableDimension, predefinedMetric: metric } = policy;
      const wanted = isKnown(scalableDimension) ? METRIC_OF.get(scalableDimension) : undefined;
      if (!isKnown(metric) || isUnknown(metric.type) || wanted === undefined) {
        continue;
      }
      const { type = "not set" } = metric;
      const scales = predefinedMetricScales(type);
      if (scales === undefined || DIMENSIONS[scales] !== scalableDimension) {
        yield finding(policy, {
          what: `predefined_metric_type is ${type}, and the policy scales ${String(scalableDimension)}`,
          fix: {
            hcl: `predefined_metric_type = "${wanted}"`,
            typescript: "use CopyTracking for components, and BacklogTracking for asynchronous variants",
          },
        });
      }
    }
  },
});

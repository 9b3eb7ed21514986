import { predefinedMetricScales } from "../../catalogue/metrics";
import { isKnown, isUnknown } from "../../topology";
import { autoScalingApi, autoScalingGuide } from "../documents";
import { finding } from "../finding";
import { rule } from "../rule";

export const resourceLabel = rule({
  id: "C22",
  slug: "resource-label",
  severity: "error",
  evidence: "verified",
  title: "SageMaker's predefined metrics take no resource label",
  why: "Application Auto Scaling refuses the policy: the label belongs to load balancers.",
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
  title: "A predefined metric is of what the policy scales",
  why: "The metric of a variant says nothing about copies, nor the other way round: the policy is refused, or has no data and does nothing.",
  remedy: "The predefined metric of what is scaled: of a component for copies, of a variant for instances.",
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
            typescript: "CopyTracking is for components, BacklogTracking for asynchronous variants",
          },
        });
      }
    }
  },
});

export const managedAlarms = rule({
  id: "C24",
  slug: "managed-alarms",
  severity: "error",
  evidence: "verified",
  title: "The alarms of target tracking belong to Application Auto Scaling",
  why: "It writes and deletes them itself: an edit is overwritten, or breaks the policy's scaling for good.",
  remedy: "Remove the alarm from Terraform, and change the policy; an alarm of your own takes another name.",
  source: autoScalingGuide("application-auto-scaling-target-tracking"),
  *check(topology) {
    for (const alarm of topology.alarms) {
      if (isKnown(alarm.name) && alarm.name.startsWith("TargetTracking-")) {
        yield finding(alarm, {
          what: `alarm_name is ${JSON.stringify(alarm.name)}`,
          fix: "remove the alarm from Terraform (terraform state rm) and change the policy instead; an alarm of your own takes another name",
        });
      }
    }
  },
});

const MOST = { policies: 50, scheduledActions: 200, steps: 20 } as const;

export const scalingQuotas = rule({
  id: "C25",
  slug: "scaling-quotas",
  severity: "error",
  evidence: "verified",
  title: "A target has at most 50 policies and 200 scheduled actions, a policy at most 20 steps",
  why: "Application Auto Scaling refuses what exceeds its quotas.",
  remedy: "Stay within the quota that the finding names.",
  source: "https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-limits.html",
  *check(topology) {
    for (const target of topology.scalableTargets) {
      const policies = topology.policiesOf(target).nodes.length;
      const actions = topology.scheduledActionsOf(target).nodes.length;
      if (policies > MOST.policies) {
        yield finding(target, { what: `it has ${policies} scaling policies`, fix: `keep ${MOST.policies} at most` });
      }
      if (actions > MOST.scheduledActions) {
        yield finding(target, {
          what: `it has ${actions} scheduled actions`,
          fix: `keep ${MOST.scheduledActions} at most`,
        });
      }
    }
    for (const policy of topology.stepPolicies) {
      if (isKnown(policy.steps) && policy.steps.length > MOST.steps) {
        yield finding(policy, { what: `it has ${policy.steps.length} steps`, fix: `keep ${MOST.steps} at most` });
      }
    }
  },
});

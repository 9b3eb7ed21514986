import { isKnown, type ScalingPolicy, type Topology } from "../../topology";
import { effects } from "../effect";
import { finding, type Report } from "../finding";
import { rule } from "../rule";

export const configurationOfItsType = rule({
  id: "W16",
  slug: "policy-configuration",
  severity: "error",
  evidence: "verified",
  effect: effects.preventsWake,
  title: "A scaling policy must have the configuration of its policy_type",
  why: "Application Auto Scaling refuses a policy with the configuration of another type. The policy does not exist and scales nothing.",
  remedy: "Use the configuration of its `policy_type`, and no other.",
  source: "https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScalingPolicy.html",
  *check(topology) {
    for (const policy of topology.scalingPolicies) {
      const { kind, hasStepConfiguration: step, hasTargetTrackingConfiguration: tracking } = policy;
      if (kind === "other-policy") {
        yield* ofNoType(topology, policy);
        continue;
      }
      if (kind === "step-policy" ? step && !tracking : tracking && !step) {
        yield* ofTwoMetrics(policy);
        yield* ofNoAggregation(policy);
        continue;
      }
      const [own, type, other] =
        kind === "step-policy" ? [STEP, "StepScaling", TRACKING] : [TRACKING, "TargetTrackingScaling", STEP];
      const has = tracking || step ? `it has a ${other}` : `it has no ${own}`;
      const target = topology.targetOf(policy).node;
      yield finding(policy, {
        what: `${isKnown(policy.policyType) ? `policy_type is ${type}` : `policy_type is not set (the default is ${type})`}, and ${has}`,
        fix: `use ${own}, or set policy_type to the type of the configuration that it has`,
        about: target === undefined ? [] : [target],
      });
    }
  },
});

/** Predictive scaling is only for Amazon ECS, and other types do not exist. */
function* ofNoType(topology: Topology, policy: ScalingPolicy): Generator<Report> {
  const { policyType } = policy;
  const target = topology.targetOf(policy).node;
  if (isKnown(policyType)) {
    yield finding(policy, {
      what: `policy_type is ${JSON.stringify(policyType)}, but SageMaker is scaled only with StepScaling and TargetTrackingScaling`,
      fix: 'set policy_type = "StepScaling" or "TargetTrackingScaling", with the configuration of that type',
      about: target === undefined ? [] : [target],
    });
  }
}

function* ofTwoMetrics(policy: ScalingPolicy): Generator<Report> {
  const isTracking = policy.kind === "target-tracking-policy";
  if (isTracking && isKnown(policy.predefinedMetric) && isKnown(policy.customizedMetric)) {
    yield finding(policy, {
      what: "it has a predefined_metric_specification and a customized_metric_specification, but a policy tracks only one metric",
      fix: "remove one of the two",
    });
  }
}

const AGGREGATIONS = ["Average", "Minimum", "Maximum"];

function* ofNoAggregation(policy: ScalingPolicy): Generator<Report> {
  const aggregation = policy.kind === "step-policy" ? policy.metricAggregationType : undefined;
  if (isKnown(aggregation) && !AGGREGATIONS.includes(aggregation)) {
    yield finding(policy, {
      what: `metric_aggregation_type is ${JSON.stringify(aggregation)}, but Application Auto Scaling accepts ${AGGREGATIONS.join(", ")}`,
      fix: { hcl: 'metric_aggregation_type = "Maximum"', typescript: "remove the override" },
    });
  }
}

const STEP = "step_scaling_policy_configuration";

const TRACKING = "target_tracking_scaling_policy_configuration";

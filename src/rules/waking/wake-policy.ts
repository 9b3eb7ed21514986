import { waysOf } from "../../behaviour";
import { isKnown, type ScalableTarget, type ScalingPolicy, type StepPolicy, type Topology } from "../../topology";
import { autoScalingGuide, sagemakerGuide } from "../documents";
import { arnOf, finding, type Told } from "../finding";
import { rule } from "../rule";
import { hoursOfWaking, isWokenBySchedule, SAID_OF_WAKE_ALARMS, sleepingTargets, wakePolicies } from "./wake-path";

export const wakePolicy = rule({
  id: "W01",
  slug: "wake-policy",
  severity: "error",
  evidence: "verified",
  title: "A component that can be at zero copies has a step policy that brings the first one back",
  why: "Target tracking multiplies the copies there are: from zero it stays at zero, and the component never wakes.",
  remedy:
    'A step policy with adjustment_type = "ExactCapacity" and one step from "0" to 1 copy, and an alarm on NoCapacityInvocationFailures that fires it.',
  source: sagemakerGuide("endpoint-auto-scaling-policy"),
  unless: [...SAID_OF_WAKE_ALARMS, "W14", "W15", "W50", "W52"],
  *check(topology) {
    for (const target of sleepingTargets(topology, "copies")) {
      const none = topology.wakePoliciesOf(target).surelyNone;
      const onRequests = waysOf(topology, target).up.filter(({ when }) => when.kind !== "hours");
      const areBroken = onRequests.length > 0 && onRequests.every(({ state }) => state === "broken");
      if ((none || areBroken) && !isWokenBySchedule(topology, target)) {
        const [hours] = hoursOfWaking(topology, target);
        const [dead] = onRequests.flatMap(({ faults }) => faults.map(({ what }) => what));
        yield finding(target, {
          what: `its copies can go to 0, and no step policy adds one${dead === undefined ? "" : ` then: ${dead}`}${hours === undefined ? "" : `: no request wakes it, only the schedule ${hours}`}`,
          fix: {
            hcl: 'add an aws_appautoscaling_policy of policy_type "StepScaling" with adjustment_type = "ExactCapacity" and step_adjustment { metric_interval_lower_bound = "0", scaling_adjustment = 1 }, and an alarm on NoCapacityInvocationFailures that fires it',
            typescript:
              "endpoint.addInferenceComponent(…) adds one; new CopyScaling(…) does for a component from elsewhere",
          },
          about: onRequests.flatMap(({ nodes }) => nodes.filter((node) => node !== target)),
        });
      }
    }
  },
});

export const wakeAlarm = rule({
  id: "W02",
  slug: "wake-alarm",
  severity: "error",
  evidence: "verified",
  breaksOneWay: true,
  title: "An alarm fires the policy that wakes",
  why: "Application Auto Scaling creates alarms for target tracking only: a step policy that no alarm names is never run.",
  remedy: "An aws_cloudwatch_metric_alarm with alarm_actions = [<policy>.arn].",
  source: autoScalingGuide("step-scaling-policy-overview"),
  unless: ["W03", "W16", "W19"],
  *check(topology) {
    for (const policy of wakePolicies(topology)) {
      if (topology.alarmsOf(policy).surelyNone) {
        const target = topology.targetOf(policy).node;
        yield finding(policy, {
          what: "no alarm has this policy among its alarm_actions",
          fix: {
            hcl: `add an aws_cloudwatch_metric_alarm on ${metricFor(topology, target)} with alarm_actions = [${arnOf(policy)}]`,
            typescript: "new CopyScaling(…) and new VariantScaling(…) add the alarm with the policy",
          },
        });
      }
    }
  },
});

export const configurationOfItsType = rule({
  id: "W16",
  slug: "policy-configuration",
  severity: "error",
  evidence: "verified",
  title: "A policy has the configuration of its type",
  why: "Application Auto Scaling refuses a policy whose configuration is of another type, and what it was to do never happens.",
  remedy: "The configuration of its policy_type, and no other.",
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
        what: `${isKnown(policy.policyType) ? `policy_type is ${type}` : `policy_type is not set, which is ${type}`}, and ${has}`,
        fix: `write what it has to do as ${own}, or policy_type as the type of the configuration it has`,
        about: target === undefined ? [] : [target],
      });
    }
  },
});

/** Predictive scaling is for Amazon ECS, and any other type is none. */
function* ofNoType(topology: Topology, policy: ScalingPolicy): Generator<Told> {
  const { policyType } = policy;
  const target = topology.targetOf(policy).node;
  if (isKnown(policyType)) {
    yield finding(policy, {
      what: `policy_type is ${JSON.stringify(policyType)}, and SageMaker is scaled by StepScaling and TargetTrackingScaling`,
      fix: 'policy_type = "StepScaling" or "TargetTrackingScaling", with the configuration of that type',
      about: target === undefined ? [] : [target],
    });
  }
}

function* ofTwoMetrics(policy: ScalingPolicy): Generator<Told> {
  const isTracking = policy.kind === "target-tracking-policy";
  if (isTracking && isKnown(policy.predefinedMetric) && isKnown(policy.customizedMetric)) {
    yield finding(policy, {
      what: "it has a predefined_metric_specification and a customized_metric_specification, and tracks one metric",
      fix: "remove one of the two",
    });
  }
}

const AGGREGATIONS = ["Average", "Minimum", "Maximum"];

function* ofNoAggregation(policy: ScalingPolicy): Generator<Told> {
  const aggregation = policy.kind === "step-policy" ? policy.metricAggregationType : undefined;
  if (isKnown(aggregation) && !AGGREGATIONS.includes(aggregation)) {
    yield finding(policy, {
      what: `metric_aggregation_type is ${JSON.stringify(aggregation)}, and Application Auto Scaling accepts ${AGGREGATIONS.join(", ")}`,
      fix: { hcl: 'metric_aggregation_type = "Maximum"', typescript: "remove the override" },
    });
  }
}

const STEP = "step_scaling_policy_configuration";
const TRACKING = "target_tracking_scaling_policy_configuration";

export const uniquePolicyName = rule({
  id: "W17",
  slug: "unique-policy-name",
  severity: "error",
  evidence: "verified",
  title: "The policies of a target have names of their own",
  why: "A policy is created or updated by its name: the second one overwrites the first, and either waking or sleeping is gone.",
  remedy: "Give each policy of a target a name of its own.",
  source: "https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScalingPolicy.html",
  *check(topology) {
    const first = new Map<string, StepPolicy | Topology["scalingPolicies"][number]>();
    for (const policy of topology.scalingPolicies) {
      const key = identity(topology, policy);
      const earlier = key === undefined ? undefined : first.get(key);
      if (key !== undefined && earlier === undefined) {
        first.set(key, policy);
      } else if (earlier !== undefined) {
        yield finding(policy, {
          what: `name is "${String(policy.name)}", and so is that of ${earlier.address} on the same target`,
          fix: {
            hcl: "give one of the two another name",
            typescript: "give `trackingPolicyName` or `wake.policyName` another value",
          },
          about: [earlier],
        });
      }
    }
  },
});

/** What `PutScalingPolicy` tells policies apart by; `undefined` where a part of it is not known. */
function identity(topology: Topology, policy: Topology["scalingPolicies"][number]): string | undefined {
  const { scope, name, resourceId, scalableDimension } = policy;
  const target = topology.targetOf(policy).node;
  const resource = isKnown(resourceId) ? resourceId : target?.address;
  const known = isKnown(name) && resource !== undefined && isKnown(scalableDimension);
  return known ? [scope, resource, scalableDimension, name].join("\n") : undefined;
}

function metricFor(topology: Topology, target: ScalableTarget | undefined): string {
  const subject = target === undefined ? undefined : topology.subjectOf(target).node;
  return subject?.kind === "variant"
    ? "HasBacklogWithoutCapacity with the dimension EndpointName"
    : "NoCapacityInvocationFailures with the dimension InferenceComponentName";
}

import { waysOf } from "../../behaviour";
import { smallest } from "../../largest";
import { isKnown, type ScalableTarget, type TargetTrackingPolicy, type Topology, type Variant } from "../../topology";
import { sagemakerApi, sagemakerGuide } from "../documents";
import { finding } from "../finding";
import { plural } from "../plural";
import { rule } from "../rule";
import { hoursOfWaking, isWokenBySchedule, SAID_OF_WAKE_ALARMS, sleepingTargets } from "./wake-path";

const GUIDE = sagemakerGuide("async-inference-autoscale");

export const backlogWithoutCapacity = rule({
  id: "W28",
  slug: "backlog-without-capacity",
  severity: "warning",
  evidence: "verified",
  title: "A single request wakes an asynchronous endpoint",
  why: "Without a policy on HasBacklogWithoutCapacity it wakes only when more requests wait than target tracking aims at; a few may wait until they expire.",
  remedy: "A step policy that adds one instance, and an alarm on HasBacklogWithoutCapacity that fires it.",
  source: GUIDE,
  unless: ["W02", "W13", "W16"],
  *check(topology) {
    for (const target of sleepingTargets(topology, "instances")) {
      const { up, hidden } = waysOf(topology, target);
      const onRequests = up.filter(({ by }) => by === "step scaling" || by === "target tracking");
      const open = onRequests.filter(({ state }) => state !== "broken");
      const waiting = open.flatMap(({ when }) => (when.kind === "waiting" ? [when.above] : []));
      const least = smallest(waiting);
      // What is wrong with a step policy that should wake it on one request is reported there.
      const isMeant = onRequests.some(({ by, state }) => by === "step scaling" && state === "broken");
      if (hidden.length === 0 && !isMeant && waiting.length > 0 && waiting.length === open.length) {
        yield finding(target, {
          what: `it can be at 0 instances, and wakes only when more than ${least} ${least === 1 ? "request waits" : "requests wait"}: 1${least === 1 ? "" : ` to ${least}`} may wait until ${least === 1 ? "it expires" : "they expire"}`,
          fix: {
            hcl: 'add a step policy with scaling_adjustment = 1, and an aws_cloudwatch_metric_alarm that fires it: HasBacklogWithoutCapacity, dimensions = { EndpointName = … }, statistic = "Average", period = 60, evaluation_periods = 2, threshold = 1',
            typescript: "wake: BacklogWake.standard()",
          },
          about: topology.wakePoliciesOf(target).nodes,
        });
      }
    }
  },
});

export const asyncPolicy = rule({
  id: "W29",
  slug: "async-policy",
  severity: "error",
  evidence: "verified",
  title: "Something brings an asynchronous endpoint back from zero",
  why: "With neither a tracking nor a step policy that adds instances, what is queued waits until it expires.",
  remedy:
    "A step policy that an alarm on HasBacklogWithoutCapacity fires, and target tracking on ApproximateBacklogSizePerInstance.",
  source: GUIDE,
  unless: [...SAID_OF_WAKE_ALARMS, "W14", "W15", "W50", "W52", "Z24"],
  *check(topology) {
    for (const target of sleepingTargets(topology, "instances")) {
      const { up } = waysOf(topology, target);
      const onRequests = up.filter(({ when }) => when.kind !== "hours");
      // What is wrong with an alarm or a step that is there to wake is reported there.
      if (onRequests.every(({ state }) => state === "broken") && !isWokenBySchedule(topology, target)) {
        const [hours] = hoursOfWaking(topology, target);
        const dead = onRequests.flatMap(({ faults }) => faults.map(({ what }) => what));
        yield finding(target, {
          what: `it can be at 0 instances, and no policy adds one${dead[0] === undefined ? "" : `: ${dead[0]}`}${hours === undefined ? "" : `; only the schedule ${hours} wakes it`}`,
          fix: {
            hcl: "add a step policy that an alarm on HasBacklogWithoutCapacity fires, and target tracking on ApproximateBacklogSizePerInstance",
            typescript: "new AsyncEndpoint(…) adds both; new VariantScaling(…) does for a variant from elsewhere",
          },
          about: onRequests.flatMap(({ nodes }) => nodes.filter((node) => node !== target)),
        });
      }
    }
  },
});

const MOST_CONCURRENT = 1000;

export const backlogTarget = rule({
  id: "W33",
  slug: "backlog-target",
  severity: "warning",
  evidence: "inferred",
  title: "An instance works on 1 to 1000 requests at a time, and tracking fills it before it adds another",
  why: "With a target below what one instance works on at a time, instances are added while those that are there could take more.",
  remedy: "max_concurrent_invocations_per_instance from 1 to 1000, and a target_value of at least that.",
  source: sagemakerApi("AsyncInferenceClientConfig"),
  *check(topology) {
    for (const configuration of topology.endpointConfigurations) {
      const queue = configuration.asyncConfiguration;
      const most = isKnown(queue) ? queue.maxConcurrentInvocationsPerInstance : undefined;
      if (isKnown(most) && (most < 1 || most > MOST_CONCURRENT)) {
        yield finding(configuration, {
          what: `max_concurrent_invocations_per_instance is ${most}`,
          fix: {
            hcl: `max_concurrent_invocations_per_instance from 1 to ${MOST_CONCURRENT}`,
            typescript: `\`output.maxConcurrentInvocationsPerInstance\` from 1 to ${MOST_CONCURRENT}`,
          },
          // SageMaker refuses it.
          severity: "error",
        });
      }
    }
    for (const policy of topology.targetTrackingPolicies) {
      const most = maximumConcurrency(topology, policy);
      const { targetValue, customizedMetric } = policy;
      const perInstance =
        isKnown(customizedMetric) && customizedMetric.metricName === "ApproximateBacklogSizePerInstance";
      if (perInstance && isKnown(targetValue) && most !== undefined && targetValue < most) {
        yield finding(policy, {
          what: `target_value is ${targetValue}, and an instance works on ${plural(most, "request")} at a time`,
          fix: {
            hcl: `target_value of at least ${most}, or a lower max_concurrent_invocations_per_instance`,
            typescript: `tracking: BacklogTracking.perInstance(${most}), or a lower \`output.maxConcurrentInvocationsPerInstance\``,
          },
        });
      }
    }
  },
});

function maximumConcurrency(topology: Topology, policy: TargetTrackingPolicy): number | undefined {
  const target: ScalableTarget | undefined = topology.targetOf(policy).node;
  const subject = target === undefined ? undefined : topology.subjectOf(target).node;
  const queue = subject?.kind === "variant" ? queueOf(topology, subject) : undefined;
  const most = queue?.maxConcurrentInvocationsPerInstance;
  return isKnown(most) ? most : undefined;
}

function queueOf(topology: Topology, variant: Variant) {
  const queue = topology.configurationOf(variant).node?.asyncConfiguration;
  return isKnown(queue) ? queue : undefined;
}

export const asyncOutput = rule({
  id: "W34",
  slug: "async-output",
  severity: "error",
  evidence: "verified",
  title: "An asynchronous endpoint has a place for its answers",
  why: "The answers of a queue go to S3 and nowhere else; SageMaker refuses a configuration without a path for them.",
  remedy: "output_config { s3_output_path = … }.",
  source: sagemakerApi("AsyncInferenceOutputConfig"),
  *check(topology) {
    for (const configuration of topology.endpointConfigurations) {
      const queue = configuration.asyncConfiguration;
      if (isKnown(queue) && queue.s3OutputPath === undefined) {
        yield finding(configuration, {
          what: "async_inference_config has no s3_output_path",
          fix: {
            hcl: 'output_config { s3_output_path = "s3://bucket/prefix/" }',
            typescript: 'output: { s3OutputPath: "s3://bucket/prefix/" }',
          },
        });
      }
    }
  },
});

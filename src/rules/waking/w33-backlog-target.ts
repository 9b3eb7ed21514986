import { isKnown, type ScalableTarget, type TargetTrackingPolicy, type Topology, type Variant } from "../../topology";
import { sagemakerApi } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { plural } from "../plural";
import { rule } from "../rule";

const MOST_CONCURRENT = 1000;

export const backlogTarget = rule({
  id: "W33",
  slug: "backlog-target",
  severity: "warning",
  evidence: "inferred",
  effect: effects.preventsWake,
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

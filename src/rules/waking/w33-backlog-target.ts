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
  title:
    "An instance should process 1 to 1000 requests at a time, and the tracking target should not be below that number",
  why: "If the target is below the number of requests that an instance processes at a time, target tracking adds instances while the existing ones could process more. SageMaker refuses a number outside 1 to 1000.",
  remedy: "Set `max_concurrent_invocations_per_instance` from 1 to 1000, and `target_value` to at least that number.",
  source: sagemakerApi("AsyncInferenceClientConfig"),
  *check(topology) {
    for (const configuration of topology.endpointConfigurations) {
      const queue = configuration.asyncConfiguration;
      const most = isKnown(queue) ? queue.maxConcurrentInvocationsPerInstance : undefined;
      if (isKnown(most) && (most < 1 || most > MOST_CONCURRENT)) {
        yield finding(configuration, {
          what: `max_concurrent_invocations_per_instance is ${most}`,
          fix: {
            hcl: `set max_concurrent_invocations_per_instance from 1 to ${MOST_CONCURRENT}`,
            typescript: `set \`output.maxConcurrentInvocationsPerInstance\` from 1 to ${MOST_CONCURRENT}`,
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
          what: `target_value is ${targetValue}, and an instance processes ${plural(most, "request")} at a time`,
          fix: {
            hcl: `set target_value to at least ${most}, or lower max_concurrent_invocations_per_instance`,
            typescript: `tracking: BacklogTracking.perInstance(${most}), or lower \`output.maxConcurrentInvocationsPerInstance\``,
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

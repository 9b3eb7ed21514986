import { isMetricNamespace } from "../../catalogue/metrics";
import { areApart, isKnown, isUnknown, type MetricAlarm, type Topology } from "../../topology";
import { sagemakerGuide } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";
import { areExactly, SAGEMAKER, shownNames, shownValue } from "./wake-metric";

/** Metrics that SageMaker publishes per endpoint, not per variant. Other rules check tracked metrics. */
const OF_QUEUE: ReadonlySet<unknown> = new Set([
  "ApproximateAgeOfOldestRequest",
  "ApproximateBacklogSize",
  "ApproximateBacklogSizePerInstance",
  "HasBacklogWithoutCapacity",
]);

export const queueMetric = rule({
  id: "W30",
  slug: "queue-metric",
  severity: "error",
  evidence: "verified",
  effect: effects.preventsWake,
  breaksOneWay: ["down", "up"],
  title: "An alarm on a queue metric must watch the queue of its own endpoint",
  why: "SageMaker publishes the queue metrics in AWS/SageMaker with EndpointName only. With VariantName in addition, or in another namespace, the alarm has no data and wakes nothing.",
  remedy:
    'Set `namespace = "AWS/SageMaker"`, and EndpointName as the only dimension, with the name of the endpoint that the alarm wakes.',
  source: sagemakerGuide("async-inference-monitor"),
  *check(topology) {
    for (const alarm of topology.alarms) {
      const problem = alarm.kind === "metric-alarm" ? queueProblem(alarm) : undefined;
      const other = alarm.kind === "metric-alarm" ? anotherEndpoint(topology, alarm) : undefined;
      if (problem !== undefined || other !== undefined) {
        yield finding(alarm, {
          what: problem ?? other ?? "",
          fix: `namespace = "${SAGEMAKER}", dimensions = { EndpointName = <the endpoint's name> }`,
        });
      }
    }
  },
});

type Watched = Pick<MetricAlarm, "metricName" | "namespace" | "dimensions">;

function queueProblem({ metricName, namespace, dimensions }: Watched): string | undefined {
  if (!OF_QUEUE.has(metricName)) {
    return undefined;
  }
  // A custom metric may have the same name: only a namespace or dimensions of SageMaker show that this one is meant.
  if (!isUnknown(namespace) && namespace !== SAGEMAKER) {
    const meant = isMetricNamespace(namespace) || (isKnown(dimensions) && dimensions.has("EndpointName"));
    return meant ? `namespace is ${namespace ?? "not set"}, but ${String(metricName)} is in ${SAGEMAKER}` : undefined;
  }
  return areExactly(dimensions, "EndpointName")
    ? undefined
    : `dimensions are ${shownNames(dimensions)}, but ${String(metricName)} has only EndpointName`;
}

/** The case that the queue of one endpoint wakes a variant of another. */
function anotherEndpoint(topology: Topology, alarm: MetricAlarm): string | undefined {
  const watched = topology.watchedEndpointOf(alarm);
  if (!OF_QUEUE.has(alarm.metricName) || (watched.kind !== "resolved" && watched.kind !== "dangling")) {
    return undefined;
  }
  for (const policy of topology.policiesFiredBy(alarm).filter((policy) => !areApart(alarm, policy))) {
    const target = topology.targetOf(policy).node;
    const subject = target === undefined ? undefined : topology.subjectOf(target).node;
    const endpoints = subject?.kind === "variant" ? topology.endpointsOf(subject) : undefined;
    if (endpoints?.complete && endpoints.nodes.length > 0 && !endpoints.nodes.some((node) => node === watched.node)) {
      return `it watches the endpoint ${shownValue(alarm.dimensions, "EndpointName")}, but runs a policy of ${endpoints.nodes[0]?.address}`;
    }
  }
  return undefined;
}

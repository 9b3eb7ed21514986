import { publisherOf, unpublished, unpublishedText } from "../../behaviour";
import { isKnown, type QueriedMetric, type ScalableTarget, type Topology, Unknown } from "../../topology";
import { cloudWatchApi } from "../documents";
import { effects } from "../effect";
import { type Addressed, finding, type Report } from "../finding";
import { rule } from "../rule";

export const queryMetrics = rule({
  id: "W57",
  slug: "query-metrics",
  severity: "warning",
  evidence: "verified",
  effect: effects.none,
  title: "The metrics of metric math should be ones that SageMaker publishes",
  why: "CloudWatch has no data under another name, namespace, dimension or unit. An expression over such a metric has no data either, unless it fills the gaps. The rule does not evaluate expressions: whether they scale to zero, or wake, is unknown.",
  remedy: "Use each metric as SageMaker publishes it, without a unit. A single metric needs no expression.",
  source: cloudWatchApi("MetricDataQuery"),
  unless: ["W10", "W54"],
  *check(topology) {
    for (const alarm of topology.alarms) {
      const policies =
        alarm.kind === "metric-alarm" && alarm.usesMetricQueries ? topology.policiesFiredBy(alarm).nodes : [];
      const target = policies[0] && topology.targetOf(policies[0]).node;
      if (alarm.kind === "metric-alarm" && policies.length > 0) {
        yield* judged(topology, { on: alarm, does: "fires on", queried: alarm.queried, target });
      }
    }
    for (const policy of topology.targetTrackingPolicies) {
      const { customizedMetric: metric } = policy;
      if (isKnown(metric) && metric.usesMetricMath) {
        const target = topology.targetOf(policy).node;
        yield* judged(topology, { on: policy, does: "tracks", queried: metric.queried, target });
      }
    }
  },
});

interface Math {
  readonly on: Addressed;
  readonly does: string;
  readonly queried: readonly QueriedMetric[] | undefined;
  readonly target: ScalableTarget | undefined;
}

function* judged(topology: Topology, { on, does, queried = [], target }: Math): Generator<Report> {
  const publisher = target === undefined ? Unknown : publisherOf(topology, target);
  for (const metric of queried) {
    const problem = unpublished(metric, publisher);
    if (problem !== undefined) {
      yield finding(on, {
        what: `in its query${isKnown(metric.id) ? ` ${metric.id}` : ""}, ${unpublishedText(problem)}`,
        fix: problem.kind === "unit" ? "remove unit from the query" : "use the metric as SageMaker publishes it",
      });
      return;
    }
  }
  yield finding(on, {
    what: `it ${does} metric math, which is not evaluated`,
    fix: "use one metric without an expression, if it has the same meaning",
    severity: "note",
  });
}

import { unpublished } from "../../behaviour";
import { type MetricPublisher, predefinedMetricScales } from "../../catalogue/metrics";
import { isKnown, type Maybe, type TargetTrackingPolicy } from "../../topology";
import { sagemakerGuide } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";
import { BACKLOG, tracked } from "./tracking-metric";

export const asyncMetric = rule({
  id: "Z10",
  slug: "async-metric",
  severity: "error",
  evidence: "verified",
  effect: effects.preventsSleepAndWake,
  breaksOneWay: ["down", "up"],
  title: "An asynchronous variant tracks a metric that asynchronous endpoints publish",
  why: "Without data a tracking policy does nothing: it neither adds instances nor takes them away.",
  remedy: "A customized metric: ApproximateBacklogSizePerInstance in AWS/SageMaker, Average, with EndpointName alone.",
  source: sagemakerGuide("async-inference-monitor"),
  *check(topology) {
    for (const { policy, capacity, publisher } of tracked(topology)) {
      const name = capacity === "instances" ? foreignToQueues(policy, publisher) : undefined;
      if (name !== undefined) {
        yield finding(policy, { what: `it tracks ${name}, which asynchronous endpoints do not publish`, fix: BACKLOG });
      }
    }
  },
});

/** What a policy tracks, if it is about requests as only other kinds of endpoints publish them. */
function foreignToQueues(policy: TargetTrackingPolicy, publisher: Maybe<MetricPublisher>): string | undefined {
  const { predefinedMetric, customizedMetric } = policy;
  if (isKnown(predefinedMetric)) {
    const { type } = predefinedMetric;
    return isKnown(type) && predefinedMetricScales(type) === "instances" ? type : undefined;
  }
  const problem = isKnown(customizedMetric) ? unpublished(customizedMetric, publisher) : undefined;
  return problem?.kind === "publisher" ? problem.metricName : undefined;
}

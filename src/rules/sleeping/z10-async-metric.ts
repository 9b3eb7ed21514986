import { unpublished } from "../../behaviour";
import { predefinedMetricScales } from "../../catalogue/metrics";
import type { MetricPublisher } from "../../catalogue/published-metric";
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
  title: "An asynchronous variant must track a metric that asynchronous endpoints publish",
  why: "Without data, a target tracking policy neither adds nor removes instances.",
  remedy:
    "Track ApproximateBacklogSizePerInstance in AWS/SageMaker as a customized metric, with the statistic Average and EndpointName as the only dimension.",
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

/** The tracked metric, if only other kinds of endpoints publish it. */
function foreignToQueues(policy: TargetTrackingPolicy, publisher: Maybe<MetricPublisher>): string | undefined {
  const { predefinedMetric, customizedMetric } = policy;
  if (isKnown(predefinedMetric)) {
    const { type } = predefinedMetric;
    return isKnown(type) && predefinedMetricScales(type) === "instances" ? type : undefined;
  }
  const problem = isKnown(customizedMetric) ? unpublished(customizedMetric, publisher) : undefined;
  return problem?.kind === "publisher" ? problem.metricName : undefined;
}

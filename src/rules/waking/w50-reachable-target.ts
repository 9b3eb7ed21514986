import { breaches, trackedMetric } from "../../behaviour";
import { metricValues } from "../../catalogue/metric-values";
import { isMetricNamespace } from "../../catalogue/metrics";
import { isKnown, type MetricAlarm } from "../../topology";
import { sagemakerGuide } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";

export const reachableTarget = rule({
  id: "W50",
  slug: "reachable-target",
  severity: "error",
  evidence: "verified",
  effect: effects.preventsWake,
  breaksOneWay: ["down", "up"],
  title: "The metric must be able to reach the target value of tracking and the threshold of an alarm",
  why: "HasBacklogWithoutCapacity is 0 or 1. It never exceeds a target value of 1, and never reaches a threshold above 1, however many requests wait.",
  remedy: "Set a target value below the maximum of the metric, and a threshold within its range.",
  source: sagemakerGuide("async-inference-monitor"),
  unless: ["W05", "Z32"],
  *check(topology) {
    for (const policy of topology.targetTrackingPolicies) {
      const metricName = trackedMetric(policy);
      const most = metricName === undefined ? undefined : metricValues(metricName).range[1];
      const { targetValue } = policy;
      if (most !== undefined && isKnown(targetValue) && targetValue >= most) {
        const target = topology.targetOf(policy).node;
        yield finding(policy, {
          what: `target_value is ${targetValue}, and ${metricName} is at most ${most}: tracking never adds capacity`,
          fix: {
            hcl: 'metric_name = "ApproximateBacklogSizePerInstance", and a step policy for the first request, which an alarm on HasBacklogWithoutCapacity runs',
            typescript: "tracking: BacklogTracking.perInstance(…), wake: BacklogWake.standard()",
          },
          about: target === undefined ? [] : [target],
          // Its second alarm still removes capacity: the metric is 0 without requests.
          effect: effects.addsNothing,
        });
      }
    }
    for (const alarm of topology.alarms) {
      const fires = topology.policiesFiredBy(alarm).nodes;
      const what = alarm.kind === "metric-alarm" ? outsideRange(alarm) : undefined;
      if (what !== undefined && fires.length > 0) {
        yield finding(alarm, { what, fix: "set a threshold within the range of the metric", about: fires });
      }
    }
  },
});

/** Reports an alarm that has the same result for each value of the metric. */
function outsideRange(alarm: MetricAlarm): string | undefined {
  const { metricName, namespace, statistic, comparisonOperator, threshold } = alarm;
  // A sum or a count of several datapoints can exceed the range of a single one.
  const counts = statistic === "Sum" || statistic === "SampleCount";
  if (!isKnown(metricName) || !isMetricNamespace(namespace) || counts) {
    return undefined;
  }
  const [least, most] = metricValues(metricName).range;
  if (!Number.isFinite(most) || !isKnown(comparisonOperator) || !isKnown(threshold)) {
    return undefined;
  }
  const [low, high] = [breaches(comparisonOperator, least, threshold), breaches(comparisonOperator, most, threshold)];
  if (low !== high || low === undefined) {
    return undefined;
  }
  return `${metricName} ranges from ${least} to ${most}, and the alarm fires at ${low ? "each" : "none"} of its values`;
}

import { unpublished } from "../../behaviour";
import { metricsNamed } from "../../catalogue/metrics";
import { isKnown, isUnknown, Unknown } from "../../topology";
import { sagemakerGuide } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";

export const metricStatistic = rule({
  id: "Z20",
  slug: "metric-statistic",
  severity: "warning",
  evidence: "verified",
  effect: effects.preventsSleepAndWake,
  breaksOneWay: ["down", "up"],
  title: "The tracked metric should be read with a unit and a statistic that it has",
  why: "With another unit, CloudWatch finds no data. With another statistic, the value has no meaning. The policy then does not scale in.",
  remedy: "Remove `unit`, and use a statistic that the metric has.",
  source: sagemakerGuide("monitoring-cloudwatch"),
  *check(topology) {
    for (const policy of topology.targetTrackingPolicies) {
      const { customizedMetric: metric } = policy;
      if (!isKnown(metric) || !isKnown(metric.metricName) || !isKnown(metric.namespace)) {
        continue;
      }
      const published = metricsNamed(metric.metricName).find(({ namespace }) => namespace === metric.namespace);
      const { statistics } = published ?? {};
      const problem = unpublished(metric, Unknown);
      if (problem?.kind === "unit") {
        yield finding(policy, {
          what: `the unit is ${problem.given}, and ${problem.metricName} ${problem.published === undefined ? "counts requests" : `is published in ${problem.published}`}`,
          fix: "remove unit",
          // CloudWatch finds no data in another unit.
          severity: "error",
        });
      }
      const { statistic = "not set" } = metric;
      if (!isUnknown(statistic) && !metric.usesMetricMath && !STATISTICS.includes(statistic)) {
        yield finding(policy, {
          what: `the statistic is ${statistic}, and Application Auto Scaling accepts ${STATISTICS.join(", ")}`,
          fix: {
            hcl: `statistic = "${statistics?.[0] ?? "Average"}"`,
            typescript: "`statistic: MetricStatistic.AVERAGE`",
          },
          // Application Auto Scaling refuses the policy.
          severity: "error",
        });
      } else if (statistics !== undefined && isKnown(statistic) && !statistics.includes(statistic)) {
        yield finding(policy, {
          what: `the statistic is ${statistic}, and ${metric.metricName} is meant for ${statistics.join(", ")}`,
          fix: {
            hcl: `statistic = "${statistics[0]}"`,
            typescript: `statistic: MetricStatistic.${String(statistics[0]).toUpperCase()}`,
          },
        });
      }
    }
  },
});

/** https://docs.aws.amazon.com/autoscaling/application/APIReference/API_CustomizedMetricSpecification.html */
const STATISTICS: readonly string[] = ["Average", "Minimum", "Maximum", "SampleCount", "Sum"];

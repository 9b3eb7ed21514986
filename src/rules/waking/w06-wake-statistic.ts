import { sagemakerGuide } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";
import { REFUSED } from "./wake-metric";
import { wakeMetricAlarms } from "./wake-path";

export const wakeStatistic = rule({
  id: "W06",
  slug: "wake-statistic",
  severity: "warning",
  evidence: "inferred",
  effect: effects.none,
  title: "The wake alarm's statistic shows a single request",
  why: "A minimum is pulled to 0 by any other datapoint of the period, and a count of samples counts datapoints, not requests.",
  remedy: 'statistic = "Maximum", "Sum" or "Average".',
  source: sagemakerGuide("endpoint-auto-scaling-zero-instances"),
  *check(topology) {
    for (const alarm of wakeMetricAlarms(topology)) {
      const { statistic, metricName } = alarm;
      const countsSamples = statistic === "SampleCount" && metricName !== REFUSED;
      if (statistic === "Minimum" || countsSamples) {
        yield finding(alarm, {
          what: `statistic is ${statistic} of ${String(metricName)}`,
          fix: {
            hcl: `statistic = "${metricName === REFUSED ? "Maximum" : "Average"}"`,
            typescript: "leave `wake.alarm.statistic` out",
          },
        });
      }
    }
  },
});

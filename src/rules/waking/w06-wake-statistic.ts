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
  title: "The statistic of the wake alarm should show a single request",
  why: "Any other datapoint of the period can lower the minimum to 0. SampleCount counts datapoints, not requests.",
  remedy: 'Set `statistic` to "Maximum", "Sum" or "Average".',
  source: sagemakerGuide("endpoint-auto-scaling-zero-instances"),
  *check(topology) {
    for (const alarm of wakeMetricAlarms(topology)) {
      const { statistic, metricName } = alarm;
      const countsSamples = statistic === "SampleCount" && metricName !== REFUSED;
      if (statistic === "Minimum" || countsSamples) {
        yield finding(alarm, {
          what: `statistic is ${statistic} for ${String(metricName)}`,
          fix: {
            hcl: `statistic = "${metricName === REFUSED ? "Maximum" : "Average"}"`,
            typescript: "remove `wake.alarm.statistic`",
          },
        });
      }
    }
  },
});

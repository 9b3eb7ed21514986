import { metricsNamed } from "../../catalogue/metrics";
import { isKnown, type MetricAlarm } from "../../topology";
import { cloudWatchApi } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";
import { REFUSED } from "./wake-metric";
import { wakingAlarms } from "./wake-path";

const SHORT_PERIODS: readonly number[] = [10, 20, 30];

/** The period in AWS's examples for refused requests. AWS does not document how often the metric is published. */
const SHORTEST_IN_USE = 30;

const MINUTE = 60;

export const alarmPeriod = rule({
  id: "W07",
  slug: "alarm-period",
  severity: "error",
  evidence: "verified",
  effect: effects.preventsWake,
  title: "The period of the wake alarm must be valid in CloudWatch, and not shorter than the period of its metric",
  why: "CloudWatch refuses other periods. If the period is shorter than that of the metric, most periods have no data. The alarm goes into INSUFFICIENT_DATA, and costs more.",
  remedy: "Set `period = 60`, or another period that the metric is published for.",
  source: cloudWatchApi("PutMetricAlarm"),
  *check(topology) {
    for (const alarm of wakingAlarms(topology)) {
      const { periodSeconds: period, metricName } = alarm;
      if (!isKnown(period)) {
        continue;
      }
      if (!SHORT_PERIODS.includes(period) && (period <= 0 || period % MINUTE !== 0)) {
        yield finding(alarm, {
          what: `period is ${period}`,
          fix: {
            hcl: "period = 60, or 10, 20, 30, or another multiple of 60",
            typescript: "wake: { alarm: { period: Duration.minutes(1) } }",
          },
        });
      } else if (period < shortestPeriodOf(alarm)) {
        yield finding(alarm, {
          what: `period is ${period}, and ${String(metricName)} is not known to be published that often`,
          fix: { hcl: `period = ${MINUTE}`, typescript: "remove `wake.alarm.period`" },
          severity: "warning",
        });
      }
    }
  },
});

function shortestPeriodOf({ metricName, namespace }: MetricAlarm): number {
  if (metricName === REFUSED) {
    return SHORTEST_IN_USE;
  }
  const known = isKnown(metricName) ? metricsNamed(metricName).filter((metric) => metric.namespace === namespace) : [];
  return Math.max(0, ...known.map(({ resolutionSeconds }) => resolutionSeconds));
}

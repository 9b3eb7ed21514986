import { metricsNamed } from "../../catalogue/metrics";
import { isKnown, type MetricAlarm } from "../../topology";
import { cloudWatchApi, sagemakerGuide } from "../documents";
import { finding, type Told } from "../finding";
import { rule } from "../rule";
import { wakeMetricAlarms, wakingAlarms } from "./wake-path";

const REFUSED = "NoCapacityInvocationFailures";
const SHORT_PERIODS: readonly number[] = [10, 20, 30];
/** What AWS's own examples use for refused requests; how often the metric is published is not documented. */
const SHORTEST_IN_USE = 30;
const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;
const WEEK = 604_800;

export const wakeStatistic = rule({
  id: "W06",
  slug: "wake-statistic",
  severity: "warning",
  evidence: "inferred",
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

export const alarmPeriod = rule({
  id: "W07",
  slug: "alarm-period",
  severity: "error",
  evidence: "verified",
  title: "The wake alarm's period is one that CloudWatch takes, and not shorter than its metric's",
  why: "CloudWatch refuses other periods. A period shorter than the metric's leaves most periods empty: the alarm lapses into INSUFFICIENT_DATA, and costs more.",
  remedy: "period = 60, or another one that the metric is published for.",
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
          fix: { hcl: `period = ${MINUTE}`, typescript: "leave `wake.alarm.period` out" },
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

export const datapointsToAlarm = rule({
  id: "W08",
  slug: "datapoints-to-alarm",
  severity: "error",
  evidence: "verified",
  title: "One period with a refused request is enough, and the alarm can reach the number it wants",
  why: "An alarm that wants more datapoints than it looks at never fires. A refused request is one datapoint, and the next may be minutes away: two in a row may never come.",
  remedy: "evaluation_periods = 1 and datapoints_to_alarm = 1.",
  source: cloudWatchApi("PutMetricAlarm"),
  *check(topology) {
    for (const alarm of wakingAlarms(topology)) {
      const { evaluationPeriods, datapointsToAlarm: datapoints = evaluationPeriods } = alarm;
      if (isKnown(datapoints) && isKnown(evaluationPeriods) && datapoints > evaluationPeriods) {
        yield finding(alarm, {
          what: `datapoints_to_alarm is ${datapoints} of ${evaluationPeriods} evaluation_periods`,
          fix: {
            hcl: `datapoints_to_alarm = ${evaluationPeriods}, or leave it out`,
            typescript: "leave `wake.alarm.datapointsToAlarm` out",
          },
        });
      } else if (isKnown(datapoints) && datapoints > 1) {
        yield* wantsSeveral(alarm, datapoints);
      }
    }
  },
});

function* wantsSeveral(alarm: MetricAlarm, datapoints: number): Generator<Told> {
  if (alarm.metricName === REFUSED && alarm.treatMissingData !== "breaching") {
    yield finding(alarm, {
      what: `it wants ${datapoints} periods with a refused request`,
      fix: {
        hcl: "evaluation_periods = 1 and datapoints_to_alarm = 1",
        typescript: "leave `wake.alarm.evaluationPeriods` and `wake.alarm.datapointsToAlarm` out",
      },
      severity: "warning",
    });
  }
}

export const evaluationRange = rule({
  id: "W09",
  slug: "evaluation-range",
  severity: "error",
  evidence: "verified",
  title: "An alarm looks back for a day at most, and for a week with periods of an hour",
  why: "CloudWatch refuses an alarm that looks back farther: it does not exist, and fires no policy.",
  remedy: "period times evaluation_periods of at most a day, or a week where the period is an hour and more.",
  source: cloudWatchApi("PutMetricAlarm"),
  *check(topology) {
    for (const alarm of topology.alarms) {
      if (alarm.kind !== "metric-alarm" || topology.policiesFiredBy(alarm).nodes.length === 0) {
        continue;
      }
      const { periodSeconds: period, evaluationPeriods: periods } = alarm;
      const longest = isKnown(period) && period < HOUR ? DAY : WEEK;
      if (isKnown(period) && isKnown(periods) && period * periods > longest) {
        yield finding(alarm, {
          what: `period ${period} times evaluation_periods ${periods} is ${period * periods} seconds, and the most is ${longest}`,
          fix: `evaluation_periods of at most ${Math.floor(longest / period)}`,
        });
      }
    }
  },
});

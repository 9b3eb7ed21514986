import { isKnown, type MetricAlarm } from "../../topology";

/**
 * How long requests must wait or be refused before an alarm fires, without the delay until its metric is published;
 * `undefined` if unknown.
 */
export function secondsToAlarm(alarm: MetricAlarm): number | undefined {
  const { periodSeconds: period, evaluationPeriods: periods, datapointsToAlarm: datapoints = periods } = alarm;
  return isKnown(period) && isKnown(datapoints) ? period * datapoints : undefined;
}

/** How long an alarm stays in ALARM after the last datapoint that breaches it. */
export function secondsInAlarm(alarm: MetricAlarm): number | undefined {
  const { periodSeconds: period, evaluationPeriods: periods, datapointsToAlarm: datapoints = periods } = alarm;
  return isKnown(period) && isKnown(periods) && isKnown(datapoints)
    ? period * Math.max(1, periods - datapoints + 1)
    : undefined;
}

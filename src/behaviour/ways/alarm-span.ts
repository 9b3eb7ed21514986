import { metricValues } from "../../catalogue/metric-values";
import { isKnown, type MetricAlarm } from "../../topology";
import { periodsInAlarm } from "../laws/alarm-memory";
import { isTreatment } from "./missing-data";

/**
 * How long requests must wait or be refused before an alarm fires, without the delay until its metric is published;
 * `undefined` if unknown.
 */
export function secondsToAlarm(alarm: MetricAlarm): number | undefined {
  const { periodSeconds: period, evaluationPeriods: periods, datapointsToAlarm: datapoints = periods } = alarm;
  return isKnown(period) && isKnown(datapoints) ? period * datapoints : undefined;
}

/**
 * How long an alarm stays in ALARM after the last datapoint that breaches it, while there is capacity and no request;
 * `undefined` if that is unknown, and if it never leaves.
 */
export function secondsInAlarm(alarm: MetricAlarm): number | undefined {
  const { periodSeconds: period, evaluationPeriods: periods, datapointsToAlarm: datapoints = periods } = alarm;
  const { metricName, treatMissingData = "missing" } = alarm;
  if (!isKnown(period) || !isKnown(periods) || !isKnown(datapoints) || !isTreatment(treatMissingData)) {
    return undefined;
  }
  const after = isKnown(metricName) && metricValues(metricName).whileIdle === "no data" ? "missing" : "within";
  const inAlarm = periodsInAlarm(
    { evaluationPeriods: periods, datapointsToAlarm: datapoints, treatMissingData },
    after,
  );
  return Number.isFinite(inAlarm) ? period * inAlarm : undefined;
}

import { type Expected, metricValues } from "../../catalogue/metric-values";
import {
  isKnown,
  isUnknown,
  type Maybe,
  type MetricAlarm,
  type ScalableTarget,
  type Topology,
  Unknown,
} from "../../topology";
import { breaches } from "../laws/breach";
import { isSagemakers, unpublished, unpublishedText } from "./publication";
import { publisherOf } from "./scaled";
import { watchesAnother } from "./watched";

/** What an alarm sees of its metric in a situation. */
export type Reading =
  | { readonly kind: "value"; readonly value: number }
  /** A value above 0 that no document states; `least`: what it is at least. */
  | { readonly kind: "above zero"; readonly least?: number }
  /** More than any threshold, after a while. */
  | { readonly kind: "grows" }
  /** `why`: what is wrong with the metric, if it has no data in any situation. */
  | { readonly kind: "no data"; readonly why?: string }
  | { readonly kind: "unknown"; readonly why: string };

/** `idle`: capacity is there and no request; a number: so many requests wait or are refused at zero capacity. */
export type Situation = "idle" | number;

export function readingOf(
  topology: Topology,
  alarm: MetricAlarm,
  target: ScalableTarget,
  situation: Situation,
): Reading {
  const { metricName, namespace } = alarm;
  if (alarm.usesMetricQueries) {
    return { kind: "unknown", why: "it uses metric math, which is not evaluated" };
  }
  if (isUnknown(metricName) || isUnknown(namespace)) {
    return { kind: "unknown", why: "its metric is not known" };
  }
  if (metricName === undefined || namespace === undefined) {
    return { kind: "no data", why: `it has no ${metricName === undefined ? "metric_name" : "namespace"}` };
  }
  const problem = unpublished(alarm, publisherOf(topology, target));
  if (problem !== undefined) {
    return { kind: "no data", why: unpublishedText(problem) };
  }
  if (!isSagemakers(namespace)) {
    return { kind: "unknown", why: `${metricName} in ${namespace} is not a metric of SageMaker` };
  }
  const other = watchesAnother(topology, alarm, target);
  return other === undefined ? expected(metricName, situation, alarm) : { kind: "no data", why: `it watches ${other}` };
}

function expected(metricName: string, situation: Situation, { statistic }: MetricAlarm): Reading {
  const values = metricValues(metricName);
  const shown: Expected = situation === "idle" ? values.whileIdle : values.atZero;
  if (statistic === "SampleCount" && shown !== "no data") {
    // It counts the datapoints of a period, whatever their value.
    return { kind: "above zero", least: 1 };
  }
  switch (shown) {
    case "no data":
    case "grows":
    case "above zero":
      return { kind: shown };
    case "requests":
      return { kind: "value", value: situation === "idle" ? 0 : situation };
    case "unknown":
      return { kind: "unknown", why: `no document states what ${metricName} shows then` };
    default:
      return { kind: "value", value: shown };
  }
}

export type State = "ALARM" | "OK" | "INSUFFICIENT_DATA";

/** The state that an alarm ends in when it reads something for long enough; `Unknown` where that cannot be told. */
export function stateAt(alarm: MetricAlarm, reading: Reading): Maybe<State> {
  const { evaluationPeriods, datapointsToAlarm } = alarm;
  if (isKnown(datapointsToAlarm) && isKnown(evaluationPeriods) && datapointsToAlarm > evaluationPeriods) {
    return "OK";
  }
  switch (reading.kind) {
    case "no data":
      return withoutData(alarm);
    case "value":
      return compared(alarm, reading.value);
    case "above zero": {
      // The same for each value above 0, or it cannot be told.
      const [least, most] = [compared(alarm, reading.least ?? Number.MIN_VALUE), compared(alarm, Number.MAX_VALUE)];
      return least === most ? least : Unknown;
    }
    case "grows":
      return compared(alarm, Number.MAX_VALUE);
    case "unknown":
      return Unknown;
  }
}

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html */
function withoutData({ treatMissingData }: MetricAlarm): Maybe<State> {
  switch (treatMissingData) {
    case "breaching":
      return "ALARM";
    case "notBreaching":
      return "OK";
    case "missing":
    case undefined:
      return "INSUFFICIENT_DATA";
    default:
      // `ignore` keeps the state that it was in.
      return Unknown;
  }
}

function compared({ comparisonOperator, threshold }: MetricAlarm, value: number): Maybe<State> {
  if (!isKnown(comparisonOperator) || !isKnown(threshold)) {
    return Unknown;
  }
  const breach = breaches(comparisonOperator, value, threshold);
  return breach === undefined ? Unknown : breach ? "ALARM" : "OK";
}

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
import { stateWithoutData } from "../laws/alarm";
import type { AlarmState } from "../laws/alarm-settings";
import { breaches } from "../laws/breach";
import { isTreatment } from "./missing-data";
import { isSagemakers, unpublished, unpublishedText } from "./publication";
import { publisherOf } from "./scaled";
import { watchesAnother } from "./watched";

/** What an alarm reads from its metric in a situation. */
export type Reading =
  | { readonly kind: "value"; readonly value: number }
  /** An undocumented value with a known lower bound. */
  | { readonly kind: "at least"; readonly least: number }
  /** A value that exceeds any threshold after some time. */
  | { readonly kind: "grows" }
  /** `why`: what is wrong with the metric, if it has no data in any situation. */
  | { readonly kind: "no data"; readonly why?: string }
  | { readonly kind: "unknown"; readonly why: string };

/**
 * `idle`: there is capacity and no request; `busy`: one request is being processed and none waits; a number: this many
 * requests wait or are refused at zero capacity.
 */
export type Situation = "idle" | "busy" | number;

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
  if (metricName === undefined || namespace === undefined || metricName === "" || namespace === "") {
    return {
      kind: "no data",
      why: `it has no ${metricName === undefined || metricName === "" ? "metric_name" : "namespace"}`,
    };
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

function expected(metricName: string, situation: Situation, { statistic, periodSeconds }: MetricAlarm): Reading {
  const values = metricValues(metricName);
  const shown: Expected =
    situation === "idle" ? values.whileIdle : situation === "busy" ? values.whileBusy : values.atZero;
  // A metric that is published each minute adds up over a longer period. A refused request counts once.
  const isSum = statistic === "Sum" && metricName !== "NoCapacityInvocationFailures" && isKnown(periodSeconds);
  const times = isSum ? Math.max(1, periodSeconds / MINUTE_SECONDS) : 1;
  if (statistic === "SampleCount" && shown !== "no data") {
    // SampleCount counts the datapoints of a period, whatever their value.
    return { kind: "at least", least: 1 };
  }
  switch (shown) {
    case "no data":
    case "grows":
      return { kind: shown };
    case "requests":
      return { kind: "value", value: times * (typeof situation === "number" ? situation : 0) };
    case "above zero":
    case "unknown":
      return { kind: "unknown", why: `AWS does not document the value of ${metricName} in this situation` };
    default:
      return { kind: "value", value: times * shown };
  }
}

const MINUTE_SECONDS = 60;

/** The state that an alarm reaches if it keeps reading the same; `Unknown` if it cannot be determined. */
export function stateAt(alarm: MetricAlarm, reading: Reading): Maybe<AlarmState> {
  switch (reading.kind) {
    case "no data":
      return withoutData(alarm);
    case "value":
      return compared(alarm, reading.value);
    case "at least": {
      // The state is known only if it is the same for each such value.
      const [least, most] = [compared(alarm, reading.least), compared(alarm, Number.MAX_VALUE)];
      return least === most ? least : Unknown;
    }
    case "grows":
      return compared(alarm, Number.MAX_VALUE);
    case "unknown":
      return Unknown;
  }
}

function withoutData({ treatMissingData = "missing" }: MetricAlarm): Maybe<AlarmState> {
  return (isTreatment(treatMissingData) ? stateWithoutData(treatMissingData) : undefined) ?? Unknown;
}

function compared({ comparisonOperator, threshold }: MetricAlarm, value: number): Maybe<AlarmState> {
  if (!isKnown(comparisonOperator) || !isKnown(threshold)) {
    return Unknown;
  }
  const breach = breaches(comparisonOperator, value, threshold);
  return breach === undefined ? Unknown : breach ? "ALARM" : "OK";
}

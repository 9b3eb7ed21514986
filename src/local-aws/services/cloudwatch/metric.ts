import type { Call } from "../../call";
import { tableOf } from "../../store/table";
import type { Dimension } from "./alarm";

export interface MetricId {
  readonly Namespace: string;
  readonly MetricName: string;
  readonly Dimensions: readonly Dimension[];
}

export interface Metric extends MetricId {
  /** In the order of time. */
  readonly values: readonly { readonly at: number; readonly value: number }[];
}

export const METRICS = tableOf<Metric>("cloudwatch.metrics");

/** Data of less than a minute's resolution is kept for three hours. */
const KEPT_MILLISECONDS = 3 * 3600 * 1000;

/** CloudWatch never finds a metric by a part of its dimensions; their order does not matter. */
export const metricKey = ({ Namespace, MetricName, Dimensions }: MetricId) =>
  JSON.stringify([Namespace, MetricName, Dimensions.map(({ Name, Value }) => `${Name}=${Value}`).sort()]);

export function recordMetric(call: Call, id: MetricId, value: number, at = call.now): void {
  const key = metricKey(id);
  const known = call.table(METRICS).get(key)?.values ?? [];
  const values = [...known, { at, value }]
    .filter((one) => one.at > call.now - KEPT_MILLISECONDS)
    .sort((left, right) => left.at - right.at);
  const { Namespace, MetricName, Dimensions } = id;
  call.table(METRICS).put(key, { Namespace, MetricName, Dimensions, values });
}

/** Statistics of one period. */
export interface Datapoint {
  /** The period's begin. */
  readonly at: number;
  readonly SampleCount: number;
  readonly Sum: number;
  readonly Average: number;
  readonly Minimum: number;
  readonly Maximum: number;
}

export interface Range {
  /** Milliseconds since the epoch, included. */
  readonly from: number;
  /** Milliseconds since the epoch, excluded. */
  readonly to: number;
  readonly periodSeconds: number;
}

/** Periods without a value have no datapoint. */
export function datapoints(call: Call, id: MetricId, { from, to, periodSeconds }: Range): readonly Datapoint[] {
  const period = periodSeconds * 1000;
  const begin = Math.floor(from / period) * period;
  const periods = new Map<number, number[]>();
  for (const { at, value } of call.table(METRICS).get(metricKey(id))?.values ?? []) {
    if (at >= begin && at < to) {
      const start = Math.floor(at / period) * period;
      periods.set(start, [...(periods.get(start) ?? []), value]);
    }
  }
  return [...periods].map(([at, values]) => {
    const Sum = values.reduce((sum, value) => sum + value, 0);
    return {
      at,
      SampleCount: values.length,
      Sum,
      Average: Sum / values.length,
      Minimum: Math.min(...values),
      Maximum: Math.max(...values),
    };
  });
}

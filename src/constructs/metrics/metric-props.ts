import type { Duration } from "../../time/duration";

/** How the data points of a metric are read. */
export interface MetricOptions {
  /**
   * A `MetricStatistic`, or a percentile or trimmed statistic as CloudWatch writes it, such as `p99` or `tm90`.
   * @default - that of the metric
   */
  readonly statistic?: string;
  /**
   * Length of one data point: 10, 20 or 30 s, or a multiple of 60 s. Below 60 s there is data only for metrics that are
   * published more often than each minute.
   * @default - that of the metric
   */
  readonly period?: Duration;
  /**
   * Counts only data points that are published with this unit, such as `Percent`. With another unit than the published
   * one there is no data.
   * @default - data points with any unit
   */
  readonly unit?: string;
  /** Name of the line in a graph. @default - CloudWatch's own */
  readonly label?: string;
}

/** A metric and how it is read. */
export interface MetricProps extends MetricOptions {
  /** Such as `AWS/SageMaker`. */
  readonly namespace: string;
  /** Such as `Invocations`. */
  readonly metricName: string;
  /** Exactly the dimensions that the metric is published with: CloudWatch finds nothing by a part of them. */
  readonly dimensions: Readonly<Record<string, string>>;
}

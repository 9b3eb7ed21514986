import type { MetricPublisher, PublishedMetric } from "../../catalogue/published-metric";
import { nearest } from "../../nearest";
import { Metric } from "./metric";
import type { MetricOptions } from "./metric-props";
import { MetricStatistic } from "./metric-statistic";

/** What a metric is about. */
export interface MetricSubject {
  /** The dimensions that the metric is published with. */
  readonly dimensions: Readonly<Record<string, string>>;
  readonly publisher: MetricPublisher;
  /** As in "must be a metric that SageMaker publishes for an inference component". */
  readonly noun: string;
}

/**
 * A metric of the catalogue: namespace and dimensions are what SageMaker publishes.
 * @param statistic @default - the first that AWS names for the metric, or the average
 */
export function publishedMetric(
  metricName: string,
  { dimensions, publisher, noun }: MetricSubject,
  options: MetricOptions = {},
  statistic?: MetricStatistic,
): Metric {
  // Loaded by the first metric: an import of the package does not look at the table.
  const { METRICS }: typeof import("../../catalogue/metric-table") = require("../../catalogue/metric-table");
  const names = Object.keys(dimensions).join();
  const ofSubject = METRICS.filter(
    (metric) => metric.publishedBy.includes(publisher) && metric.dimensions.some((set) => set.join() === names),
  );
  const published = ofSubject.find((metric) => metric.metricName === metricName);
  const metric = new Metric({
    ...options,
    namespace: published?.namespace ?? "AWS/SageMaker",
    metricName,
    dimensions,
    statistic: options.statistic ?? statistic ?? published?.statistics?.[0] ?? MetricStatistic.AVERAGE,
  });
  // An empty name is a problem of the metric itself.
  return published === undefined && metricName !== "" ? unpublished(metric, noun, ofSubject) : metric;
}

function unpublished(metric: Metric, noun: string, ofSubject: readonly PublishedMetric[]): Metric {
  const meant = nearest(
    metric.metricName,
    ofSubject.map(({ metricName }) => metricName),
  );
  return Metric.broken(metric, [
    {
      property: "metricName",
      value: metric.metricName,
      requirement: `must be a metric that SageMaker publishes for ${noun}`,
      advice: meant === undefined ? "write new Metric({ … }) for any other metric" : `write ${meant}`,
      source: "https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html",
    },
  ]);
}

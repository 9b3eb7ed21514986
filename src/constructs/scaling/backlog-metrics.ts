import { MetricStatistic } from "../metrics/metric-statistic";
import type { CustomMetric } from "./custom-metric";

/** Requests in the queue or in progress per instance. */
export const backlogPerInstance = (EndpointName: string): CustomMetric => ({
  namespace: "AWS/SageMaker",
  metricName: "ApproximateBacklogSizePerInstance",
  // Published with the endpoint's name alone: with the variant's beside it there is no data.
  dimensions: { EndpointName },
  statistic: MetricStatistic.AVERAGE,
});

/** Percent of one core, summed over the cores; never exactly 0 while there is a container. */
export const cpuUtilization = (EndpointName: string, VariantName: string): CustomMetric => ({
  namespace: "/aws/sagemaker/Endpoints",
  metricName: "CPUUtilization",
  dimensions: { EndpointName, VariantName },
  statistic: MetricStatistic.AVERAGE,
  unit: "Percent",
});

import type { AppautoscalingPolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecification } from "@cdktf/provider-aws/lib/appautoscaling-policy";
import { TerraformIterator } from "cdktf";
import { type Check, isToken, unless } from "../checks/check";
import { oneOf, type Read, text, texts } from "../checks/kinds";
import { unknownText } from "../checks/placeholders";
import { optional, type Properties, readProperties, required } from "../checks/properties";
import { Metric } from "../metrics/metric";
import { MetricStatistic } from "../metrics/metric-statistic";

/**
 * A CloudWatch metric that target tracking follows: a `Metric`, or an object with these members.
 *
 * It must become exactly 0 while there are no requests: Application Auto Scaling scales to
 * `ceil(copies * value / target)`. Target tracking reads one data point a minute, whatever the period of a `Metric` is.
 * @see https://docs.aws.amazon.com/autoscaling/application/APIReference/API_CustomizedMetricSpecification.html
 */
export interface CustomMetric {
  /** Such as `AWS/SageMaker`. */
  readonly namespace: string;
  /** Such as `Invocations`. */
  readonly metricName: string;
  /** Exactly the dimensions that the metric is published with: CloudWatch finds nothing by a part of them. */
  readonly dimensions: Readonly<Record<string, string>>;
  /** A `MetricStatistic`: target tracking takes no percentiles. */
  readonly statistic: string;
  /** Counts only data points that are published with this unit. @default - data points with any unit */
  readonly unit?: string;
}

const customMetricProperties: Properties<CustomMetric> = {
  namespace: required(text, unknownText, 'as in "AWS/SageMaker"'),
  metricName: required(text, unknownText, "as CloudWatch has it"),
  dimensions: required(texts, () => ({}), 'as in { EndpointName: "chat" }'),
  statistic: required(
    oneOf("MetricStatistic", MetricStatistic),
    () => MetricStatistic.AVERAGE,
    "write MetricStatistic.AVERAGE",
  ),
  unit: optional(text),
};

/** Where the metric of `tracking` is written. */
const TRACKED = "tracking.metric";

/** The metric, and what is wrong with how it was written. */
export function readCustomMetric(metric: unknown, at = TRACKED): Read<CustomMetric> {
  const { value, problems } = readProperties(customMetricProperties, metric, at);
  // What is wrong with a `Metric` it has found out itself.
  return metric instanceof Metric && metric.problems.length > 0
    ? { value, problems: metric.problems.map((problem) => ({ ...problem, property: at })) }
    : { value, problems };
}

/** A metric without a name has no data. */
export function checkCustomMetric({ namespace, metricName }: CustomMetric, at = TRACKED): Check[] {
  return [
    unless(namespace !== "", { property: `${at}.namespace`, value: namespace, requirement: "must be given" }),
    unless(metricName !== "", { property: `${at}.metricName`, value: metricName, requirement: "must be given" }),
  ];
}

/** The metric as the provider takes it. */
export function customMetricBlock(
  metric: CustomMetric,
): AppautoscalingPolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecification {
  return {
    namespace: metric.namespace,
    metricName: metric.metricName,
    dimensions: dimensionBlocks(metric.dimensions),
    statistic: metric.statistic,
    unit: metric.unit,
  };
}

/** Terraform makes the blocks where it alone knows the map. */
function dimensionBlocks(dimensions: CustomMetric["dimensions"]) {
  if (isToken(dimensions)) {
    const each = TerraformIterator.fromMap(dimensions);
    return each.dynamic({ name: each.key, value: each.value });
  }
  return Object.entries(dimensions).map(([name, value]) => ({ name, value }));
}

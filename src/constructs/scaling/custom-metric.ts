import type { AppautoscalingPolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecification } from "@cdktf/provider-aws/lib/appautoscaling-policy";
import { TerraformIterator } from "cdktf";
import { type Check, isToken, unless } from "../checks/check";
import { oneOf, type Read, text, texts } from "../checks/kinds";
import { unknownText } from "../checks/placeholders";
import { optional, type Properties, readProperties, required } from "../checks/properties";

/**
 * A CloudWatch metric that target tracking follows.
 *
 * It has to fall to exactly 0 when nobody calls: Application Auto Scaling needs `ceil(copies * value / target)` to be 0.
 * @see https://docs.aws.amazon.com/autoscaling/application/APIReference/API_CustomizedMetricSpecification.html
 */
export interface CustomMetric {
  readonly namespace: string;
  readonly metricName: string;
  /** Exactly the dimensions that the metric is published with: CloudWatch never matches a part of them. */
  readonly dimensions: Readonly<Record<string, string>>;
  readonly statistic: MetricStatistic;
  /** Leave it out unless the metric is published with several units. @default - any */
  readonly unit?: string;
}

/** How the datapoints of a period become one number. */
export enum MetricStatistic {
  AVERAGE = "Average",
  MAXIMUM = "Maximum",
  MINIMUM = "Minimum",
  SAMPLE_COUNT = "SampleCount",
  SUM = "Sum",
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

/** The metric, and what is wrong with how it was written. */
export const readCustomMetric = (metric: unknown): Read<CustomMetric> =>
  readProperties(customMetricProperties, metric, "tracking.metric");

/** A metric without a name has no data. */
export function checkCustomMetric({ namespace, metricName }: CustomMetric): Check[] {
  return [
    unless(namespace !== "", { property: "tracking.metric.namespace", value: namespace, requirement: "must be given" }),
    unless(metricName !== "", {
      property: "tracking.metric.metricName",
      value: metricName,
      requirement: "must be given",
    }),
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

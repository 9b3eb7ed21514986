import { validationError } from "../../errors";
import type { AlarmSettings } from "../cloudwatch/alarm";
import { CONCURRENCY, COPIES, type Dimension, INSTANCES } from "./target-id";

type Metric = Pick<AlarmSettings, "MetricName" | "Namespace" | "Dimensions" | "Statistic" | "Period">;
type MetricOf = (resourceId: string) => Metric;

const perCopy =
  (MetricName: string, Statistic: string, Period: number): MetricOf =>
  (resourceId) => ({
    Namespace: "AWS/SageMaker",
    MetricName,
    Dimensions: [{ Name: "InferenceComponentName", Value: resourceId.split("/")[1] ?? "" }],
    Statistic,
    Period,
  });

const perVariant =
  (MetricName: string, Statistic: string, Period: number): MetricOf =>
  (resourceId) => ({
    Namespace: "AWS/SageMaker",
    MetricName,
    Dimensions: [
      { Name: "EndpointName", Value: resourceId.split("/")[1] ?? "" },
      { Name: "VariantName", Value: resourceId.split("/")[3] ?? "" },
    ],
    Statistic,
    Period,
  });

/**
 * What each dimension can follow, by the metric's type.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/endpoint-auto-scaling-add-code-define.html
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/serverless-endpoints-autoscale.html
 */
const PREDEFINED: Readonly<Record<Dimension, Readonly<Record<string, MetricOf>>>> = {
  [COPIES]: {
    SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution: perCopy(
      "ConcurrentRequestsPerCopy",
      "Maximum",
      10,
    ),
    SageMakerInferenceComponentInvocationsPerCopy: perCopy("InvocationsPerCopy", "Sum", 60),
  },
  [INSTANCES]: {
    SageMakerVariantConcurrentRequestsPerModelHighResolution: perVariant("ConcurrentRequestsPerModel", "Maximum", 10),
    SageMakerVariantInvocationsPerInstance: perVariant("InvocationsPerInstance", "Sum", 60),
  },
  [CONCURRENCY]: {
    SageMakerVariantProvisionedConcurrencyUtilization: perVariant(
      "ServerlessProvisionedConcurrencyUtilization",
      "Average",
      60,
    ),
  },
};

/** @throws AwsError for a type that the dimension does not have, in the words of aws/aws-cdk#29065 */
export function predefinedMetric(type: string, dimension: Dimension, resourceId: string): Metric {
  const types = PREDEFINED[dimension];
  const metric = Object.hasOwn(types, type) ? types[type] : undefined;
  if (metric === undefined) {
    throw validationError(
      `Scalable dimension ${dimension} only supports the following predefined metric types: ${Object.keys(types).join(", ")}`,
    );
  }
  return metric(resourceId);
}

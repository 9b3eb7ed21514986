import { randomUUID } from "node:crypto";
import type { Call } from "../../call";
import { validationError } from "../../errors";
import { type AlarmSettings, putAlarm } from "../cloudwatch/alarm";
import type { Policy } from "./policy";
import type { TargetTracking } from "./policy-shapes";
import type { TargetId } from "./target";

type Metric = Pick<AlarmSettings, "MetricName" | "Namespace" | "Dimensions" | "Statistic" | "Period">;

const perCopy =
  (MetricName: string, Statistic: string, Period: number) =>
  (resourceId: string): Metric => ({
    Namespace: "AWS/SageMaker",
    MetricName,
    Dimensions: [{ Name: "InferenceComponentName", Value: resourceId.split("/")[1] ?? "" }],
    Statistic,
    Period,
  });

const perVariant =
  (MetricName: string, Statistic: string, Period: number) =>
  (resourceId: string): Metric => ({
    Namespace: "AWS/SageMaker",
    MetricName,
    Dimensions: [
      { Name: "EndpointName", Value: resourceId.split("/")[1] ?? "" },
      { Name: "VariantName", Value: resourceId.split("/")[3] ?? "" },
    ],
    Statistic,
    Period,
  });

/** @see https://docs.aws.amazon.com/sagemaker/latest/dg/endpoint-auto-scaling-add-code-define.html */
const PREDEFINED: Readonly<Record<string, (resourceId: string) => Metric>> = {
  SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution: perCopy(
    "ConcurrentRequestsPerCopy",
    "Maximum",
    10,
  ),
  SageMakerInferenceComponentInvocationsPerCopy: perCopy("InvocationsPerCopy", "Sum", 60),
  SageMakerVariantConcurrentRequestsPerModelHighResolution: perVariant("ConcurrentRequestsPerModel", "Maximum", 10),
  SageMakerVariantInvocationsPerInstance: perVariant("InvocationsPerInstance", "Sum", 60),
};

/**
 * How long a metric has to be too high or too low. AWS does not say: these are the alarms that people found in their
 * accounts, for metrics of one minute and of ten seconds.
 */
const EVALUATIONS: Readonly<Record<number, { readonly high: number; readonly low: number }>> = {
  60: { high: 3, low: 15 },
  10: { high: 3, low: 90 },
};

/** It scales in when the load is well below the target, and not around it. */
const LOW_SHARE = 0.9;

/** The alarms that target tracking makes for itself. @returns their names */
export function createTrackingAlarms(
  call: Call,
  policy: Pick<Policy, keyof TargetId | "PolicyARN">,
  tracking: TargetTracking,
) {
  const metric = metricOf(policy.ResourceId, tracking);
  const evaluations = EVALUATIONS[metric.Period ?? 60] ?? { high: 3, low: 15 };
  const alarm = (
    side: "AlarmHigh" | "AlarmLow",
    settings: Pick<AlarmSettings, "ComparisonOperator" | "Threshold" | "EvaluationPeriods">,
  ) => {
    const AlarmName = `TargetTracking-${policy.ResourceId}-${side}-${randomUUID()}`;
    putAlarm(call, {
      ...metric,
      ...settings,
      AlarmName,
      AlarmDescription: `DO NOT EDIT OR DELETE. For TargetTrackingScaling policy ${policy.PolicyARN}.`,
      AlarmActions: [policy.PolicyARN],
    });
    return AlarmName;
  };
  const high = alarm("AlarmHigh", {
    ComparisonOperator: "GreaterThanThreshold",
    Threshold: tracking.TargetValue,
    EvaluationPeriods: evaluations.high,
  });
  const low = alarm("AlarmLow", {
    ComparisonOperator: "LessThanThreshold",
    Threshold: tracking.TargetValue * LOW_SHARE,
    EvaluationPeriods: evaluations.low,
  });
  return [high, low];
}

function metricOf(
  resourceId: string,
  { PredefinedMetricSpecification, CustomizedMetricSpecification }: TargetTracking,
): Metric {
  if ((PredefinedMetricSpecification === undefined) === (CustomizedMetricSpecification === undefined)) {
    throw validationError(
      "Exactly one of PredefinedMetricSpecification and CustomizedMetricSpecification must be specified",
    );
  }
  if (PredefinedMetricSpecification === undefined) {
    const { MetricName, Namespace, Dimensions, Statistic } = CustomizedMetricSpecification ?? {};
    return { MetricName, Namespace, Dimensions: Dimensions ?? [], Statistic, Period: 60 };
  }
  const { PredefinedMetricType } = PredefinedMetricSpecification;
  const metric = Object.hasOwn(PREDEFINED, PredefinedMetricType) ? PREDEFINED[PredefinedMetricType] : undefined;
  if (metric === undefined) {
    throw validationError(`Predefined metric type ${PredefinedMetricType} is not supported for sagemaker`);
  }
  return metric(resourceId);
}

import { randomUUID } from "node:crypto";
import type { Call } from "../../call";
import { validationError } from "../../errors";
import { type AlarmSettings, putAlarm } from "../cloudwatch/alarm";
import type { Policy } from "./policy";
import type { TargetTracking } from "./policy-shapes";
import { predefinedMetric } from "./predefined-metric";
import type { TargetId } from "./target";

type Metric = Pick<
  AlarmSettings,
  "MetricName" | "Namespace" | "Dimensions" | "Statistic" | "Period" | "Unit" | "Metrics"
>;

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
  const metric = trackedMetric(policy, tracking);
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

function trackedMetric(
  { ResourceId, ScalableDimension }: TargetId,
  { PredefinedMetricSpecification: predefined, CustomizedMetricSpecification: customized }: TargetTracking,
): Metric {
  if (predefined !== undefined && customized === undefined) {
    if (predefined.ResourceLabel !== undefined) {
      throw validationError("ResourceLabel is only supported for predefined metric type ALBRequestCountPerTarget");
    }
    return predefinedMetric(predefined.PredefinedMetricType, ScalableDimension, ResourceId);
  }
  if (customized !== undefined && predefined === undefined) {
    return customizedMetric(customized);
  }
  throw validationError(
    "Exactly one of PredefinedMetricSpecification and CustomizedMetricSpecification must be specified",
  );
}

function customizedMetric(customized: NonNullable<TargetTracking["CustomizedMetricSpecification"]>): Metric {
  const { MetricName, Namespace, Dimensions = [], Statistic, Unit, Metrics } = customized;
  const single = MetricName !== undefined && Namespace !== undefined && Statistic !== undefined;
  if (single === (Metrics !== undefined)) {
    throw validationError(
      "Either Metrics or all of MetricName, Namespace and Statistic must be specified in CustomizedMetricSpecification",
    );
  }
  return Metrics === undefined
    ? { MetricName, Namespace, Dimensions, Statistic, Unit, Period: 60 }
    : { Metrics: Metrics.map(withPeriod) };
}

/** The queries of target tracking have no period: it looks at minutes. */
const withPeriod = <Query extends { readonly MetricStat?: object }>(query: Query) =>
  query.MetricStat === undefined ? query : { ...query, MetricStat: { Period: 60, ...query.MetricStat } };

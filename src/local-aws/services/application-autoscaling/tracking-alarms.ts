import { randomUUID } from "node:crypto";
import type { AlarmSettings as LawOfAlarm } from "../../../behaviour/laws/alarm-settings";
import { trackingAlarms } from "../../../behaviour/laws/target-tracking";
import type { Call } from "../../call";
import { validationError } from "../../errors";
import { parseInput } from "../../input";
import type { AlarmSettings } from "../cloudwatch/alarm";
import { putAlarm } from "../cloudwatch/alarm-changes";
import { metricQuery } from "../cloudwatch/metric-query";
import type { Policy } from "./policy";
import type { TargetTracking } from "./policy-shapes";
import { predefinedMetric } from "./predefined-metric";
import type { TargetId } from "./target-id";

type Metric = Pick<
  AlarmSettings,
  "MetricName" | "Namespace" | "Dimensions" | "Statistic" | "Period" | "Unit" | "Metrics"
>;

/** The alarms that target tracking makes for itself. @returns their names */
export function createTrackingAlarms(
  call: Call,
  policy: Pick<Policy, keyof TargetId | "PolicyARN">,
  tracking: TargetTracking,
) {
  const metric = trackedMetric(policy, tracking);
  const alarms = trackingAlarms({ targetValue: tracking.TargetValue, periodSeconds: metric.Period ?? 60 });
  const put = (side: "AlarmHigh" | "AlarmLow", { comparison, threshold, evaluationPeriods }: LawOfAlarm) => {
    const AlarmName = `TargetTracking-${policy.ResourceId}-${side}-${randomUUID()}`;
    putAlarm(call, {
      ...metric,
      ComparisonOperator: comparison,
      Threshold: threshold,
      EvaluationPeriods: evaluationPeriods,
      AlarmName,
      AlarmDescription: `DO NOT EDIT OR DELETE. For TargetTrackingScaling policy ${policy.PolicyARN}.`,
      AlarmActions: [policy.PolicyARN],
    });
    return AlarmName;
  };
  return [put("AlarmHigh", alarms.high), put("AlarmLow", alarms.low)];
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
  parseInput(
    metricQuery,
    query.MetricStat === undefined ? query : { ...query, MetricStat: { Period: 60, ...query.MetricStat } },
  );

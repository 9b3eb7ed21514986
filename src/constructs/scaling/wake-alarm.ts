import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import type { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import type { AlarmTiming } from "./alarm-timing";

/** What stands where the alarm looks: a request that has no capacity to go to. */
export interface WaitingMetric {
  readonly metricName: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

export const refusedRequests = (inferenceComponentName: string): WaitingMetric => ({
  metricName: "NoCapacityInvocationFailures",
  dimensions: { InferenceComponentName: inferenceComponentName },
});

export interface WakeAlarmProps {
  readonly description: string;
  readonly metric: WaitingMetric;
  readonly timing: AlarmTiming;
  /** The wake policy's ARN. */
  readonly policyArn: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly provider?: TerraformProvider;
}

/** An alarm that one waiting request is enough for. */
export function wakeAlarm(scope: Construct, id: string, props: WakeAlarmProps): CloudwatchMetricAlarm {
  const { timing } = props;
  return new CloudwatchMetricAlarm(scope, id, {
    provider: props.provider,
    alarmName: timing.alarmName,
    alarmDescription: props.description,
    namespace: "AWS/SageMaker",
    metricName: props.metric.metricName,
    dimensions: props.metric.dimensions,
    statistic: timing.statistic,
    period: timing.period.toSeconds(),
    evaluationPeriods: timing.evaluationPeriods,
    datapointsToAlarm: timing.datapointsToAlarm,
    // At least one: AWS's guide says "greater than 1", and a lone request then wakes nothing.
    comparisonOperator: "GreaterThanOrEqualToThreshold",
    threshold: 1,
    treatMissingData: timing.treatMissingData,
    alarmActions: [props.policyArn],
    tags: props.tags,
  });
}

import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import type { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { MetricStatistic } from "./custom-metric";
import { DEFAULT_WAKE_PERIOD, MissingData, type WakeAlarmOptions } from "./wake";

export interface WakeAlarmProps extends WakeAlarmOptions {
  /** The name that clients call. */
  readonly inferenceComponentName: string;
  /** The wake policy's ARN. */
  readonly policyArn: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly provider?: TerraformProvider;
}

/**
 * An alarm that one refused request is enough for. SageMaker publishes the metric only when a request is refused, so a
 * period without data is a quiet one.
 */
export function wakeAlarm(scope: Construct, id: string, props: WakeAlarmProps): CloudwatchMetricAlarm {
  return new CloudwatchMetricAlarm(scope, id, {
    provider: props.provider,
    alarmName: props.alarmName ?? `${props.inferenceComponentName}-wake`,
    alarmDescription: `A request to ${props.inferenceComponentName} was refused because it has no copy: wakes it`,
    namespace: "AWS/SageMaker",
    metricName: "NoCapacityInvocationFailures",
    dimensions: { InferenceComponentName: props.inferenceComponentName },
    statistic: props.statistic ?? MetricStatistic.MAXIMUM,
    period: (props.period ?? DEFAULT_WAKE_PERIOD).toSeconds(),
    evaluationPeriods: props.evaluationPeriods ?? 1,
    datapointsToAlarm: props.datapointsToAlarm ?? 1,
    // At least one: AWS's guide says "greater than 1", and a lone request then wakes nothing.
    comparisonOperator: "GreaterThanOrEqualToThreshold",
    threshold: 1,
    treatMissingData: props.treatMissingData ?? MissingData.NOT_BREACHING,
    alarmActions: [props.policyArn],
    tags: props.tags,
  });
}

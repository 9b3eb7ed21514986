import {
  type Alarm,
  DescribeScalingActivitiesCommand,
  PutScalingPolicyCommand,
  RegisterScalableTargetCommand,
  type RegisterScalableTargetCommandInput,
  type ScalingActivity,
  type StepScalingPolicyConfiguration,
  type TargetTrackingScalingPolicyConfiguration,
} from "@aws-sdk/client-application-auto-scaling";
import {
  type AlarmHistoryItem,
  DescribeAlarmHistoryCommand,
  DescribeAlarmsCommand,
  type MetricAlarm,
  PutMetricAlarmCommand,
  type PutMetricAlarmCommandInput,
  PutMetricDataCommand,
} from "@aws-sdk/client-cloudwatch";
import { DescribeInferenceComponentCommand } from "@aws-sdk/client-sagemaker";
import type { Local } from "./local";

export const TARGET = {
  ServiceNamespace: "sagemaker",
  ResourceId: "inference-component/llama",
  ScalableDimension: "sagemaker:inference-component:DesiredCopyCount",
} as const;

/** A metric that tests put themselves. */
export const WAITING = { Namespace: "Shop", MetricName: "Waiting" } as const;

/** Goes through what happens by itself meanwhile. */
export async function pass({ clock, aws }: Local, seconds: number): Promise<void> {
  clock.advance(seconds);
  await aws.tick();
}

export const registerTarget = ({ sdk }: Local, input: Partial<RegisterScalableTargetCommandInput> = {}) =>
  sdk.scaling.send(new RegisterScalableTargetCommand({ ...TARGET, MinCapacity: 0, MaxCapacity: 4, ...input }));

/** @returns the ARN of the policy */
export async function putSteps(
  { sdk }: Local,
  steps: Partial<StepScalingPolicyConfiguration> = {},
  PolicyName = "steps",
): Promise<string> {
  const { PolicyARN = "" } = await sdk.scaling.send(
    new PutScalingPolicyCommand({
      ...TARGET,
      PolicyName,
      PolicyType: "StepScaling",
      StepScalingPolicyConfiguration: {
        AdjustmentType: "ChangeInCapacity",
        StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 1 }],
        Cooldown: 0,
        ...steps,
      },
    }),
  );
  return PolicyARN;
}

/** Of a metric that tests put. @returns the alarms that it made for itself */
export async function putTracking(
  { sdk }: Local,
  tracking: Partial<TargetTrackingScalingPolicyConfiguration> = {},
): Promise<readonly Alarm[]> {
  const { Alarms = [] } = await sdk.scaling.send(
    new PutScalingPolicyCommand({
      ...TARGET,
      PolicyName: "tracking",
      PolicyType: "TargetTrackingScaling",
      TargetTrackingScalingPolicyConfiguration: {
        TargetValue: 5,
        CustomizedMetricSpecification: { ...WAITING, Statistic: "Maximum" },
        ScaleInCooldown: 0,
        ScaleOutCooldown: 0,
        ...tracking,
      },
    }),
  );
  return Alarms;
}

export const putAlarm = ({ sdk }: Local, input: Partial<PutMetricAlarmCommandInput> = {}) =>
  sdk.cloudwatch.send(
    new PutMetricAlarmCommand({
      AlarmName: "waiting",
      ...(input.Metrics === undefined && { ...WAITING, Statistic: "Maximum", Period: 60 }),
      EvaluationPeriods: 1,
      Threshold: 1,
      ComparisonOperator: "GreaterThanOrEqualToThreshold",
      ...input,
    }),
  );

export const putValue = ({ sdk, clock }: Local, value: number, secondsAgo = 0) =>
  sdk.cloudwatch.send(
    new PutMetricDataCommand({
      Namespace: WAITING.Namespace,
      MetricData: [
        {
          MetricName: WAITING.MetricName,
          Value: value,
          Timestamp: new Date(clock.now() - secondsAgo * 1000),
          StorageResolution: 1,
        },
      ],
    }),
  );

export async function alarmNamed({ sdk }: Local, name = "waiting"): Promise<MetricAlarm> {
  const { MetricAlarms = [] } = await sdk.cloudwatch.send(new DescribeAlarmsCommand({ AlarmNames: [name] }));
  if (MetricAlarms[0] === undefined) {
    throw new Error(`there is no alarm ${name}`);
  }
  return MetricAlarms[0];
}

export async function historyOf({ sdk }: Local, type?: AlarmHistoryItem["HistoryItemType"], name = "waiting") {
  const { AlarmHistoryItems = [] } = await sdk.cloudwatch.send(
    new DescribeAlarmHistoryCommand({ AlarmName: name, HistoryItemType: type }),
  );
  return AlarmHistoryItems;
}

export async function activitiesOf({ sdk }: Local, notScaled = false): Promise<readonly ScalingActivity[]> {
  const { ScalingActivities = [] } = await sdk.scaling.send(
    new DescribeScalingActivitiesCommand({ ServiceNamespace: "sagemaker", IncludeNotScaledActivities: notScaled }),
  );
  return ScalingActivities;
}

export async function desiredCopies({ sdk }: Local): Promise<number | undefined> {
  const { RuntimeConfig } = await sdk.sagemaker.send(
    new DescribeInferenceComponentCommand({ InferenceComponentName: "llama" }),
  );
  return RuntimeConfig?.DesiredCopyCount;
}

/** Goes on until no scaling activity is in progress. */
export async function settleScaling(local: Local): Promise<void> {
  const isGoingOn = async () => (await activitiesOf(local)).some(({ StatusCode }) => StatusCode === "InProgress");
  for (let waited = 0; waited < 7200 && (await isGoingOn()); waited += 10) {
    await pass(local, 10);
  }
}

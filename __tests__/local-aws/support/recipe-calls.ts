import {
  DescribeScalingActivitiesCommand,
  PutScalingPolicyCommand,
  RegisterScalableTargetCommand,
  type StepScalingPolicyConfiguration,
  type TargetTrackingScalingPolicyConfiguration,
} from "@aws-sdk/client-application-auto-scaling";
import { PutMetricAlarmCommand, type PutMetricAlarmCommandInput } from "@aws-sdk/client-cloudwatch";
import { DescribeEndpointCommand } from "@aws-sdk/client-sagemaker";
import { createEndpoint, createModel, createQueueConfig, QUEUE } from "./hosting";
import type { Local } from "./local";
import { pass } from "./scaling";

export interface TargetName {
  readonly ServiceNamespace: "sagemaker";
  readonly ResourceId: string;
  readonly ScalableDimension:
    | "sagemaker:variant:DesiredInstanceCount"
    | "sagemaker:inference-component:DesiredCopyCount";
}

/** The instances of a variant of the endpoint `llm`. */
export const INSTANCES: TargetName = QUEUE;

/** An asynchronous endpoint `llm` of one instance, in service. */
export async function hostQueue(local: Local): Promise<void> {
  const { sagemaker } = local.sdk;
  await createModel(sagemaker);
  await createQueueConfig(sagemaker, {
    variant: { InstanceType: "ml.g4dn.xlarge" },
    output: "s3://answers/out",
    concurrency: 1,
  });
  await createEndpoint(sagemaker);
  await until(local, async () => (await instancesOf(local)) === 1);
}

/** Goes on by 10 seconds until something holds. @returns how many seconds that took */
export async function until(local: Local, holds: () => Promise<boolean>, most = 7200): Promise<number> {
  for (let seconds = 0; seconds <= most; seconds += 10) {
    if (await holds()) {
      return seconds;
    }
    await pass(local, 10);
  }
  throw new Error(`does not hold after ${most} seconds`);
}

export async function instancesOf({ sdk }: Local, EndpointName = "llm"): Promise<number | undefined> {
  const { ProductionVariants = [] } = await sdk.sagemaker.send(new DescribeEndpointCommand({ EndpointName }));
  return ProductionVariants[0]?.CurrentInstanceCount;
}

export const register = ({ sdk }: Local, target: TargetName, MaxCapacity: number) =>
  sdk.scaling.send(new RegisterScalableTargetCommand({ ...target, MinCapacity: 0, MaxCapacity }));

export const putTrackingPolicy = (
  { sdk }: Local,
  target: TargetName,
  PolicyName: string,
  tracking: TargetTrackingScalingPolicyConfiguration,
) =>
  sdk.scaling.send(
    new PutScalingPolicyCommand({
      ...target,
      PolicyName,
      PolicyType: "TargetTrackingScaling",
      TargetTrackingScalingPolicyConfiguration: tracking,
    }),
  );

/** One more, for any breach. @returns the ARN of the policy */
export async function putStepPolicy(
  { sdk }: Local,
  target: TargetName,
  PolicyName: string,
  steps: Partial<StepScalingPolicyConfiguration>,
): Promise<string> {
  const { PolicyARN = "" } = await sdk.scaling.send(
    new PutScalingPolicyCommand({
      ...target,
      PolicyName,
      PolicyType: "StepScaling",
      StepScalingPolicyConfiguration: {
        AdjustmentType: "ChangeInCapacity",
        StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 1 }],
        ...steps,
      },
    }),
  );
  return PolicyARN;
}

export const putWakeAlarm = ({ sdk }: Local, policy: string, input: Partial<PutMetricAlarmCommandInput>) =>
  sdk.cloudwatch.send(
    new PutMetricAlarmCommand({
      AlarmName: "wake",
      AlarmActions: [policy],
      Namespace: "AWS/SageMaker",
      EvaluationPeriods: 1,
      DatapointsToAlarm: 1,
      Threshold: 1,
      ComparisonOperator: "GreaterThanOrEqualToThreshold",
      ...input,
    }),
  );

export async function causesOf({ sdk }: Local): Promise<readonly string[]> {
  const command = new DescribeScalingActivitiesCommand({ ServiceNamespace: "sagemaker" });
  const { ScalingActivities = [] } = await sdk.scaling.send(command);
  return ScalingActivities.map(({ Description, Cause }) => `${Description} ${Cause}`);
}

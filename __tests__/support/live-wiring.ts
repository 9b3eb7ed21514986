import {
  PutScalingPolicyCommand,
  type PutScalingPolicyCommandInput,
  RegisterScalableTargetCommand,
  type RegisterScalableTargetCommandInput,
} from "@aws-sdk/client-application-auto-scaling";
import { PutMetricAlarmCommand, type PutMetricAlarmCommandInput } from "@aws-sdk/client-cloudwatch";
import { InvokeEndpointCommand } from "@aws-sdk/client-sagemaker-runtime";
import { hostComponent } from "../local-aws/support/hosting";
import type { Local } from "../local-aws/support/local";

/*
 * A stack in local AWS that sleeps and wakes: endpoint `llm`, component `llama`, its target, a tracking policy, a step
 * policy and the alarm that fires it. Tests change it through the real SDK, as people do in an account.
 */

export const COMPONENT = {
  ServiceNamespace: "sagemaker",
  ResourceId: "inference-component/llama",
  ScalableDimension: "sagemaker:inference-component:DesiredCopyCount",
} as const;

export const WAKE_ALARM = "llama-wake";

/** Creates everything. @returns the ARN of the wake policy */
export async function wireComponent(local: Local): Promise<string> {
  await hostComponent(local);
  await registerTarget(local);
  await putTracking(local);
  const wakeArn = await putWake(local);
  await putWakeAlarm(local, { AlarmActions: [wakeArn] });
  return wakeArn;
}

export const registerTarget = (local: Local, change: Partial<RegisterScalableTargetCommandInput> = {}) =>
  local.sdk.scaling.send(
    new RegisterScalableTargetCommand({ ...COMPONENT, MinCapacity: 0, MaxCapacity: 2, ...change }),
  );

export const putTracking = (
  local: Local,
  change: Partial<PutScalingPolicyCommandInput["TargetTrackingScalingPolicyConfiguration"]> = {},
  PolicyName = "llama-tracking",
) =>
  local.sdk.scaling.send(
    new PutScalingPolicyCommand({
      ...COMPONENT,
      PolicyName,
      PolicyType: "TargetTrackingScaling",
      TargetTrackingScalingPolicyConfiguration: {
        PredefinedMetricSpecification: {
          PredefinedMetricType: "SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution",
        },
        TargetValue: 5,
        ScaleInCooldown: 300,
        ScaleOutCooldown: 300,
        ...change,
      },
    }),
  );

/** @returns its ARN */
export async function putWake(
  local: Local,
  change: Partial<PutScalingPolicyCommandInput["StepScalingPolicyConfiguration"]> = {},
  PolicyName = "llama-wake",
  target: { readonly ResourceId?: string } = {},
): Promise<string> {
  const { PolicyARN } = await local.sdk.scaling.send(
    new PutScalingPolicyCommand({
      ...COMPONENT,
      ...target,
      PolicyName,
      PolicyType: "StepScaling",
      StepScalingPolicyConfiguration: {
        AdjustmentType: "ExactCapacity",
        MetricAggregationType: "Maximum",
        Cooldown: 0,
        StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 1 }],
        ...change,
      },
    }),
  );
  return PolicyARN ?? "";
}

export const putWakeAlarm = (local: Local, change: Partial<PutMetricAlarmCommandInput> = {}) =>
  local.sdk.cloudwatch.send(
    new PutMetricAlarmCommand({
      AlarmName: WAKE_ALARM,
      Namespace: "AWS/SageMaker",
      MetricName: "NoCapacityInvocationFailures",
      Dimensions: [{ Name: "InferenceComponentName", Value: "llama" }],
      Statistic: "Maximum",
      Period: 60,
      EvaluationPeriods: 1,
      DatapointsToAlarm: 1,
      Threshold: 1,
      ComparisonOperator: "GreaterThanOrEqualToThreshold",
      TreatMissingData: "notBreaching",
      ...change,
    }),
  );

/** For so many minutes, a request a minute is refused, and AWS has no quota for an instance: the wake alarm wakes nothing. */
export async function refuseWithoutQuota(local: Local, minutes: number): Promise<void> {
  local.aws.faults.add([{ effect: { kind: "quota" } }]);
  for (let minute = 0; minute < minutes; minute += 1) {
    const request = { EndpointName: "llm", InferenceComponentName: "llama", Body: Buffer.from("{}") };
    await expect(local.sdk.runtime.send(new InvokeEndpointCommand(request))).rejects.toThrow("no capacity");
    local.clock.advance(60);
  }
  await local.aws.tick();
}

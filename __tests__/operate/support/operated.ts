import { PutScalingPolicyCommand, RegisterScalableTargetCommand } from "@aws-sdk/client-application-auto-scaling";
import { PutMetricAlarmCommand } from "@aws-sdk/client-cloudwatch";
import {
  UpdateEndpointWeightsAndCapacitiesCommand,
  UpdateInferenceComponentRuntimeConfigCommand,
} from "@aws-sdk/client-sagemaker";
import { InvokeEndpointCommand } from "@aws-sdk/client-sagemaker-runtime";
import { CreateScheduleCommand } from "@aws-sdk/client-scheduler";
import {
  createComponent,
  createEndpoint,
  createModel,
  createQueueConfig,
  QUEUE,
} from "../../local-aws/support/hosting";
import { type Local, useLocal } from "../../local-aws/support/local";
import { scaleToZero } from "../../support/command-line";
import { useCredentials, wireComponent } from "../../support/live-stack";

/** Local AWS, and the command line for it: its clock goes on by what a command waits. */
export function useOperated() {
  useCredentials();
  const local = useLocal();
  const run = (command: string, argv: readonly string[], given: Parameters<typeof scaleToZero>[1] = {}) =>
    scaleToZero([command, "--region", "us-east-1", "--endpoint-url", local().url, ...argv], given);
  return { local, run };
}

/** Lets so many seconds go by, with all that happens in them. */
export async function pass({ clock, aws }: Local, seconds: number): Promise<void> {
  clock.advance(seconds);
  await aws.tick();
}

/** Endpoint `llm` with component `llama` that sleeps when idle and wakes on a request, awake with one copy. */
export async function wired(local: Local): Promise<void> {
  await wireComponent(local);
  // The first copy, and the alarms that see it.
  await pass(local, 600);
}

/** As an idle night does: no copies, and no instances. */
export async function asleep(local: Local): Promise<void> {
  await wired(local);
  await setCopies(local, 0);
  await pass(local, 30 * 60);
}

export const setCopies = ({ sdk }: Local, CopyCount: number) =>
  sdk.sagemaker.send(
    new UpdateInferenceComponentRuntimeConfigCommand({
      InferenceComponentName: "llama",
      DesiredRuntimeConfig: { CopyCount },
    }),
  );

export const invoke = ({ sdk }: Local) =>
  sdk.runtime.send(
    new InvokeEndpointCommand({ EndpointName: "llm", InferenceComponentName: "llama", Body: Buffer.from("{}") }),
  );

/** A component that nothing wakes, and a schedule on it: they are looked for with calls of their own. */
export async function wakeless(local: Local): Promise<void> {
  const { sagemaker, scheduler } = local.sdk;
  await createEndpoint(sagemaker, { EndpointName: "other" });
  await createComponent(sagemaker, { EndpointName: "other", InferenceComponentName: "qwen" });
  await pass(local, 1200);
  await scheduler.send(
    new CreateScheduleCommand({
      Name: "night",
      ScheduleExpression: "cron(0 20 ? * FRI *)",
      FlexibleTimeWindow: { Mode: "OFF" },
      Target: {
        Arn: "arn:aws:scheduler:::aws-sdk:sagemaker:updateInferenceComponentRuntimeConfig",
        RoleArn: "arn:aws:iam::123456789012:role/schedules",
        Input: JSON.stringify({ InferenceComponentName: "llama", DesiredRuntimeConfig: { CopyCount: 0 } }),
      },
    }),
  );
}

/** The actions of the calls that a command makes, each once. */
export async function calledBy({ aws }: Local, run: () => Promise<{ readonly code: number }>) {
  aws.journal.clear();
  expect((await run()).code).toBe(0);
  // IAM has one prefix for both endpoints of SageMaker.
  const actions = aws.journal
    .entries()
    .map(({ service, operation }) => `${service === "sagemaker-runtime" ? "sagemaker" : service}:${operation}`);
  return [...new Set(actions)].sort();
}

/** The actions of the policy that a command prints. */
export async function allowedFor(run: ReturnType<typeof useOperated>["run"], command: string) {
  const { stdout } = await run(command, ["--print-iam-policy"]);
  const { Statement }: { readonly Statement: readonly { readonly Action: readonly string[] }[] } = JSON.parse(stdout);
  return Statement.flatMap(({ Action }) => Action).sort();
}

/** An asynchronous endpoint `llm` without instances, that a queued request wakes. */
export async function queueAsleep(local: Local): Promise<void> {
  const { sagemaker, scaling } = local.sdk;
  await createModel(sagemaker);
  await createQueueConfig(sagemaker);
  await createEndpoint(sagemaker);
  await pass(local, 1200);
  await scaling.send(new RegisterScalableTargetCommand({ ...QUEUE, MinCapacity: 0, MaxCapacity: 1 }));
  const { PolicyARN = "" } = await scaling.send(
    new PutScalingPolicyCommand({
      ...QUEUE,
      PolicyName: "wake",
      PolicyType: "StepScaling",
      StepScalingPolicyConfiguration: {
        AdjustmentType: "ExactCapacity",
        Cooldown: 0,
        StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 1 }],
      },
    }),
  );
  await local.sdk.cloudwatch.send(
    new PutMetricAlarmCommand({
      AlarmName: "wake",
      Namespace: "AWS/SageMaker",
      MetricName: "HasBacklogWithoutCapacity",
      Dimensions: [{ Name: "EndpointName", Value: "llm" }],
      Statistic: "Average",
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 1,
      ComparisonOperator: "GreaterThanOrEqualToThreshold",
      TreatMissingData: "missing",
      AlarmActions: [PolicyARN],
    }),
  );
  await sagemaker.send(
    new UpdateEndpointWeightsAndCapacitiesCommand({
      EndpointName: "llm",
      DesiredWeightsAndCapacities: [{ VariantName: "AllTraffic", DesiredInstanceCount: 0 }],
    }),
  );
  await pass(local, 1200);
}

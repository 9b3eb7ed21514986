import {
  AttachRolePolicyCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  PutRolePolicyCommand,
} from "@aws-sdk/client-iam";
import { CreateScheduleCommand } from "@aws-sdk/client-scheduler";
import type { Local } from "../local-aws/support/local";

export const SLEEP = { InferenceComponentName: "llama", DesiredRuntimeConfig: { CopyCount: 0 } } as const;

export const callOf = (operation: string): string => `arn:aws:scheduler:::aws-sdk:sagemaker:${operation}`;

interface Call {
  /** @default - an update of the copies */
  readonly arn?: string;
  readonly input: object;
}

/** A schedule that a rule has nothing to say against, with a role that need not exist. */
export const createSchedule = (local: Local, Name: string, { arn, input }: Call) =>
  local.sdk.scheduler.send(
    new CreateScheduleCommand({
      Name,
      ScheduleExpression: "cron(0 20 ? * MON-FRI *)",
      ScheduleExpressionTimezone: "Europe/Paris",
      FlexibleTimeWindow: { Mode: "OFF" },
      Target: {
        Arn: arn ?? callOf("updateInferenceComponentRuntimeConfig"),
        RoleArn: "arn:aws:iam::123456789012:role/nights",
        Input: JSON.stringify(input),
        DeadLetterConfig: { Arn: "arn:aws:sqs:us-east-1:123456789012:dead" },
        RetryPolicy: { MaximumEventAgeInSeconds: 3600 },
      },
    }),
  );

/** The role of the schedules, which may set copies by an inline policy and by a managed one. */
export async function createSchedulerRole({ sdk: { iam } }: Local): Promise<void> {
  const document = (Action: string, rest: object) =>
    JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action, ...rest }] });
  const trust = document("sts:AssumeRole", { Principal: { Service: "scheduler.amazonaws.com" } });
  const allow = document("sagemaker:UpdateInferenceComponentRuntimeConfig", {
    Resource: "arn:aws:sagemaker:us-east-1:123456789012:inference-component/*",
  });
  await iam.send(new CreateRoleCommand({ RoleName: "nights", AssumeRolePolicyDocument: trust }));
  await iam.send(new PutRolePolicyCommand({ RoleName: "nights", PolicyName: "inline", PolicyDocument: allow }));
  const { Policy } = await iam.send(new CreatePolicyCommand({ PolicyName: "nights", PolicyDocument: allow }));
  await iam.send(new AttachRolePolicyCommand({ RoleName: "nights", PolicyArn: Policy?.Arn }));
}

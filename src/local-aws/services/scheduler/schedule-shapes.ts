import { z } from "zod";
import { timestamp } from "../../input";

export const DEFAULT_GROUP = "default";

export const name = () =>
  z
    .string()
    .min(1)
    .max(64)
    .regex(/^[0-9a-zA-Z-_.]+$/);

const arnOf = (max: number, pattern: RegExp) => z.string().min(1).max(max).regex(pattern);

/** Only groups have tags. */
export const groupArnText = () =>
  arnOf(1011, /^arn:aws(-[a-z]+)*:scheduler:[a-z0-9-]+:\d{12}:schedule-group\/[0-9a-zA-Z-_.]+$/);

/** @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_Target.html */
const target = z.looseObject({
  Arn: z.string().min(1).max(1600),
  RoleArn: arnOf(1600, /^arn:aws(-[a-z]+)*:iam::\d{12}:role\/[\w+=,.@/-]+$/),
  Input: z.string().min(1).optional(),
  DeadLetterConfig: z
    .object({ Arn: arnOf(1600, /^arn:aws(-[a-z]+)*:sqs:[a-z0-9-]+:\d{12}:[a-zA-Z0-9-_]+$/).optional() })
    .optional(),
  RetryPolicy: z
    .object({
      MaximumEventAgeInSeconds: z.int().min(60).max(86_400).optional(),
      MaximumRetryAttempts: z.int().min(0).max(185).optional(),
    })
    .optional(),
  EcsParameters: z.looseObject({ TaskDefinitionArn: z.string().min(1).max(1600) }).optional(),
  EventBridgeParameters: z
    .looseObject({ DetailType: z.string().min(1).max(128), Source: z.string().min(1).max(256) })
    .optional(),
  KinesisParameters: z.looseObject({ PartitionKey: z.string().min(1).max(256) }).optional(),
  SageMakerPipelineParameters: z.looseObject({}).optional(),
  SqsParameters: z.looseObject({ MessageGroupId: z.string().min(1).max(128).optional() }).optional(),
});

/** @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html */
export const newSchedule = z.object({
  Name: name(),
  GroupName: name().default(DEFAULT_GROUP),
  ScheduleExpression: z.string().min(1).max(256),
  ScheduleExpressionTimezone: z.string().min(1).max(50).default("UTC"),
  StartDate: timestamp().optional(),
  EndDate: timestamp().optional(),
  Description: z.string().max(512).optional(),
  State: z.enum(["ENABLED", "DISABLED"]).default("ENABLED"),
  KmsKeyArn: arnOf(2048, /^arn:aws(-[a-z]+)*:kms:[a-z0-9-]+:\d{12}:(key|alias)\/[0-9a-zA-Z-_]*$/).optional(),
  Target: target,
  FlexibleTimeWindow: z.object({
    Mode: z.enum(["OFF", "FLEXIBLE"]),
    MaximumWindowInMinutes: z.int().min(1).max(1440).optional(),
  }),
  ActionAfterCompletion: z.enum(["NONE", "DELETE"]).default("NONE"),
});

export type NewSchedule = z.output<typeof newSchedule>;

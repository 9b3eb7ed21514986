import { z } from "zod";
import { timestamp } from "../../input";

export const DEFAULT_GROUP = "default";

export const name = () =>
  z
    .string()
    .min(1)
    .max(64)
    .regex(/^[0-9a-zA-Z-_.]+$/);

export const arn = () => z.string().max(1600).regex(/^arn:/);

/** @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_Target.html */
const target = z.looseObject({
  Arn: arn(),
  RoleArn: arn(),
  Input: z.string().min(1).optional(),
  DeadLetterConfig: z.object({ Arn: arn().optional() }).optional(),
  RetryPolicy: z
    .object({
      MaximumEventAgeInSeconds: z.int().min(60).max(86_400).optional(),
      MaximumRetryAttempts: z.int().min(0).max(185).optional(),
    })
    .optional(),
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
  KmsKeyArn: arn().optional(),
  Target: target,
  FlexibleTimeWindow: z.object({
    Mode: z.enum(["OFF", "FLEXIBLE"]),
    MaximumWindowInMinutes: z.int().min(1).max(1440).optional(),
  }),
  ActionAfterCompletion: z.enum(["NONE", "DELETE"]).default("NONE"),
});

export type NewSchedule = z.output<typeof newSchedule>;

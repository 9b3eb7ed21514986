import type { GetScheduleCommandOutput, ListSchedulesCommandOutput } from "@aws-sdk/client-scheduler";
import type { ShapesOf } from "./answer-shape";

interface Outputs {
  readonly ListSchedules: ListSchedulesCommandOutput;
  readonly GetSchedule: GetScheduleCommandOutput;
}

export const SCHEDULER: ShapesOf<Outputs> = {
  ListSchedules: {
    required: { Schedules: [{ required: {}, optional: { Name: "text", GroupName: "text" } }] },
    optional: { NextToken: "text" },
  },
  GetSchedule: {
    required: {},
    optional: {
      Name: "text",
      Arn: "text",
      State: "text",
      GroupName: "text",
      ScheduleExpression: "text",
      ScheduleExpressionTimezone: "text",
      StartDate: "time",
      EndDate: "time",
      FlexibleTimeWindow: { required: { Mode: "text" }, optional: { MaximumWindowInMinutes: "number" } },
      ActionAfterCompletion: "text",
      Target: {
        required: { Arn: "text", RoleArn: "text" },
        optional: {
          Input: "text",
          DeadLetterConfig: { required: {}, optional: { Arn: "text" } },
          RetryPolicy: {
            required: {},
            optional: { MaximumEventAgeInSeconds: "number", MaximumRetryAttempts: "number" },
          },
        },
      },
    },
  },
};

import type { GetScheduleCommandOutput } from "@aws-sdk/client-scheduler";
import { operationOf, scheduleInput } from "../../documents/schedule-input";
import type { Schedule } from "../../nodes/schedule";
import { Unknown } from "../../unknown";
import { attributesIn } from "./json-text";
import { at } from "./origin";

export function schedule(described: GetScheduleCommandOutput): Schedule {
  const { Target: target, FlexibleTimeWindow: window } = described;
  return {
    kind: "schedule",
    ...at(described.Arn ?? ""),
    name: described.Name ?? Unknown,
    groupName: described.GroupName,
    state: described.State,
    expression: described.ScheduleExpression,
    timeZone: described.ScheduleExpressionTimezone,
    startDate: described.StartDate?.toISOString(),
    endDate: described.EndDate?.toISOString(),
    flexibleWindowMode: window?.Mode,
    maximumWindowMinutes: window?.MaximumWindowInMinutes,
    actionAfterCompletion: described.ActionAfterCompletion,
    targetArn: target?.Arn,
    operation: operationOf(target?.Arn),
    roleArn: target?.RoleArn,
    deadLetterArn: target?.DeadLetterConfig?.Arn,
    maximumEventAgeSeconds: target?.RetryPolicy?.MaximumEventAgeInSeconds,
    maximumRetryAttempts: target?.RetryPolicy?.MaximumRetryAttempts,
    input: scheduleInput(attributesIn(target?.Input)),
  };
}

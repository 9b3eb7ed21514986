import { randomUUID } from "node:crypto";
import { z } from "zod";
import { validationError } from "../../errors";
import { timestamp } from "../../input";
import { operation } from "../../service";
import { creationKey } from "../../store/page";
import { isScheduleExpression, isTimeZone } from "../schedule-expression";
import { SCHEDULED_ACTIONS, type ScheduledAction, scheduledActionKey } from "./scheduled-action";
import { nextRunOf } from "./scheduled-runs";
import { findTarget, objectNotFound } from "./target";
import { passes, targetFilter, targetId, targetPage } from "./target-id";

const actionName = z.string().min(1).max(256);
const capacity = z.int().min(0).optional();

const newAction = z.object({
  ...targetId,
  ScheduledActionName: actionName,
  Schedule: z.string().min(1).max(1600).optional(),
  Timezone: z.string().min(1).max(1600).optional(),
  StartTime: timestamp().optional(),
  EndTime: timestamp().optional(),
  ScalableTargetAction: z.object({ MinCapacity: capacity, MaxCapacity: capacity }).optional(),
});

export const scheduledActionOperations = {
  PutScheduledAction: operation(newAction, ({ StartTime, EndTime, ...input }, call) => {
    findTarget(call, input);
    const key = scheduledActionKey(input);
    const known = call.table(SCHEDULED_ACTIONS).get(key);
    const Schedule = input.Schedule ?? known?.Schedule;
    if (Schedule === undefined) {
      throw validationError("Schedule is required to create a scheduled action");
    }
    checkAction(input);
    const action = {
      ...input,
      Schedule,
      Timezone: input.Timezone ?? known?.Timezone,
      ScalableTargetAction: input.ScalableTargetAction ?? known?.ScalableTargetAction,
      startTime: StartTime,
      endTime: EndTime,
      ScheduledActionARN:
        known?.ScheduledActionARN ??
        call.arn(
          "autoscaling",
          `scheduledAction:${randomUUID()}:resource/${input.ServiceNamespace}/${input.ResourceId}:scheduledActionName/${input.ScheduledActionName}`,
        ),
      creationTime: known?.creationTime ?? call.now,
    };
    const nextRun = nextRunOf(action, call.now);
    call.table(SCHEDULED_ACTIONS).put(key, { ...action, ...(nextRun !== undefined && { nextRun }) });
    return {};
  }),

  DeleteScheduledAction: operation(z.object({ ...targetId, ScheduledActionName: actionName }), (input, call) => {
    if (!call.table(SCHEDULED_ACTIONS).delete(scheduledActionKey(input))) {
      throw objectNotFound("scheduled action found", input);
    }
    return {};
  }),

  DescribeScheduledActions: operation(
    z.object({ ...targetFilter, ScheduledActionNames: z.array(z.string()).max(50).optional() }),
    (input, call) => {
      const wanted = call
        .table(SCHEDULED_ACTIONS)
        .values()
        .filter(passes(input))
        .filter(({ ScheduledActionName }) => input.ScheduledActionNames?.includes(ScheduledActionName) ?? true);
      const { rows, next } = targetPage(wanted, {
        key: (action) => creationKey(action.creationTime, scheduledActionKey(action)),
        token: input.NextToken,
        limit: input.MaxResults,
      });
      return { ScheduledActions: rows.map(described), NextToken: next };
    },
  ),
};

/** @throws AwsError for what Application Auto Scaling refuses; its words for a schedule or a time zone are not published */
function checkAction({ Schedule, Timezone, ScalableTargetAction }: z.output<typeof newAction>): void {
  if (Schedule !== undefined && !isScheduleExpression(Schedule)) {
    throw validationError(`Invalid schedule expression: ${Schedule}`);
  }
  if (Timezone !== undefined && !isTimeZone(Timezone)) {
    throw validationError(`Invalid time zone: ${Timezone}`);
  }
  if (ScalableTargetAction === undefined) {
    return;
  }
  const { MinCapacity, MaxCapacity } = ScalableTargetAction;
  // Seen in aws-cloudformation/community-registry-extensions#255.
  if (MinCapacity === undefined && MaxCapacity === undefined) {
    throw validationError("At least one of minimum capacity and maximum capacity should be provided");
  }
  // Seen in hashicorp/terraform-provider-aws#8777.
  if (MinCapacity !== undefined && MaxCapacity !== undefined && MaxCapacity < MinCapacity) {
    throw validationError("Maximum capacity cannot be less than minimum capacity");
  }
}

const described = ({ startTime, endTime, creationTime, nextRun: _next, ...action }: ScheduledAction) => ({
  ...action,
  StartTime: startTime === undefined ? undefined : new Date(startTime),
  EndTime: endTime === undefined ? undefined : new Date(endTime),
  CreationTime: new Date(creationTime),
});

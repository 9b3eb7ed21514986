import type { EditTable } from "./edit";
import { alarms } from "./edits/alarms";
import { functions } from "./edits/functions";
import { hosting } from "./edits/hosting";
import { roles } from "./edits/roles";
import { scheduledActions } from "./edits/scheduled-actions";
import { schedules } from "./edits/schedules";
import { stepPolicies } from "./edits/step-policies";
import { targets } from "./edits/targets";
import { trackingPolicies } from "./edits/tracking-policies";

/** All edits, by the kind of resource. */
export const TABLES: Readonly<Record<string, readonly EditTable[]>> = {
  aws_appautoscaling_target: targets,
  "aws_appautoscaling_policy with steps": stepPolicies,
  "aws_appautoscaling_policy with tracking": trackingPolicies,
  aws_cloudwatch_metric_alarm: alarms,
  aws_appautoscaling_scheduled_action: scheduledActions,
  aws_scheduler_schedule: schedules,
  "aws_iam_role and its policies": roles,
  "the function of a schedule": functions,
  "endpoints, components and models": hosting,
};

import type { Call } from "../../call";
import { AwsError, validationError } from "../../errors";
import { readJson } from "../../json";
import { tableOf } from "../../store/table";
import type { NewSchedule } from "./schedule-shapes";

export interface Schedule extends NewSchedule {
  readonly arn: string;
  readonly creationTime: number;
  readonly lastModifiedTime: number;
}

export const SCHEDULES = tableOf<Schedule>("scheduler.schedules");

export interface ScheduleId {
  readonly Name: string;
  readonly GroupName: string;
}

export const scheduleKey = ({ GroupName, Name }: ScheduleId) => `${GroupName}/${Name}`;

export const notFound = (what: string) => new AwsError("ResourceNotFoundException", `${what} does not exist.`, 404);

export const conflict = (what: string) => new AwsError("ConflictException", `${what} already exists.`, 409);

export function findSchedule(call: Call, id: ScheduleId): Schedule {
  const schedule = call.table(SCHEDULES).get(scheduleKey(id));
  if (schedule === undefined) {
    throw notFound(`Schedule ${id.Name}`);
  }
  return schedule;
}

const EXPRESSION =
  /^(?:at\(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\)|rate\(\d+ (?:minute|hour|day)s?\)|cron\((?:\S+ ){5}\S+\))$/;
const UNIVERSAL_TARGET = /^arn:[a-z-]+:scheduler:::aws-sdk:/;

/** @throws AwsError for what EventBridge Scheduler refuses */
export function checkSchedule({
  ScheduleExpression,
  ScheduleExpressionTimezone,
  FlexibleTimeWindow,
  Target,
}: NewSchedule) {
  if (!EXPRESSION.test(ScheduleExpression)) {
    throw validationError(`Invalid Schedule Expression ${ScheduleExpression}.`);
  }
  if (!isTimeZone(ScheduleExpressionTimezone)) {
    throw validationError(`Invalid ScheduleExpressionTimezone ${ScheduleExpressionTimezone}.`);
  }
  if ((FlexibleTimeWindow.Mode === "FLEXIBLE") !== (FlexibleTimeWindow.MaximumWindowInMinutes !== undefined)) {
    throw validationError("MaximumWindowInMinutes must be given in mode FLEXIBLE, and only there.");
  }
  if (UNIVERSAL_TARGET.test(Target.Arn) && Target.Input !== undefined && readJson(Target.Input) === undefined) {
    throw validationError("Input must be well-formed JSON for a universal target.");
  }
}

function isTimeZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone });
    return !/^[+-]/.test(timeZone);
  } catch {
    return false;
  }
}

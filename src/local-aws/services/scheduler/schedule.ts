import type { Call } from "../../call";
import { AwsError, validationError } from "../../errors";
import { readJson } from "../../json";
import { agendaOf } from "../../store/table";
import { isScheduleExpression, isTimeZone } from "../schedule-expression";
import type { NewSchedule } from "./schedule-shapes";

export interface Schedule extends NewSchedule {
  readonly arn: string;
  readonly creationTime: number;
  readonly lastModifiedTime: number;
  /** Absent if no run is left, and while the schedule is disabled. */
  readonly next?: Run;
}

export const SCHEDULES = agendaOf<Schedule>("scheduler.schedules", ({ next }) => next?.at ?? Number.POSITIVE_INFINITY);

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

const TARGET = /^arn:aws(?:-[a-z]+)*:[a-z0-9-]+:[a-z0-9-]*:(?:\d{12})?:.+$/;
const UNIVERSAL_TARGET = /^arn:[a-z-]+:scheduler:::/;
const ACTION = /^arn:[a-z-]+:scheduler:::aws-sdk:[a-z0-9]+:[a-z][a-zA-Z0-9]*$/;
const EARLIEST_START = 5 * 60 * 1000;

/** @throws AwsError for what EventBridge Scheduler refuses; most of its words are not published */
export function checkSchedule(schedule: NewSchedule, now: number): void {
  const { ScheduleExpression, ScheduleExpressionTimezone, FlexibleTimeWindow } = schedule;
  if (!isScheduleExpression(ScheduleExpression)) {
    throw validationError(`Invalid Schedule Expression ${ScheduleExpression}.`);
  }
  if (!isTimeZone(ScheduleExpressionTimezone)) {
    throw validationError(`Invalid ScheduleExpressionTimezone ${ScheduleExpressionTimezone}.`);
  }
  if ((FlexibleTimeWindow.Mode === "FLEXIBLE") !== (FlexibleTimeWindow.MaximumWindowInMinutes !== undefined)) {
    throw validationError("MaximumWindowInMinutes must be given in mode FLEXIBLE, and only there.");
  }
  checkDates(schedule, now);
  checkTarget(schedule.Target);
}

function checkDates({ StartDate, EndDate }: NewSchedule, now: number): void {
  if (StartDate !== undefined && StartDate < now - EARLIEST_START) {
    throw validationError("The StartDate you specify cannot be earlier than 5 minutes ago.");
  }
  if (EndDate !== undefined && EndDate <= Math.max(now, StartDate ?? 0)) {
    throw validationError("The EndDate you specify must be later than now and later than the StartDate.");
  }
}

function checkTarget({ Arn, Input }: NewSchedule["Target"]): void {
  const isUniversal = UNIVERSAL_TARGET.test(Arn);
  if (!(isUniversal ? ACTION : TARGET).test(Arn)) {
    throw validationError("Provided Arn is not in correct format.");
  }
  if (isUniversal && Input !== undefined && readJson(Input) === undefined) {
    throw validationError("Input must be well-formed JSON for a universal target.");
  }
}

/** A run that is to come, in milliseconds since the epoch. */
export interface Run {
  /** What the expression says. */
  readonly scheduledAt: number;
  /** When the target is invoked: within the flexible time window. */
  readonly at: number;
}

import { ScaleToZeroError } from "../errors";
import { error, type Problem, type ProblemKind } from "./problem";

/** A schedule, a rate or a time zone that AWS would refuse or misread. */
export class TimeError extends ScaleToZeroError {
  constructor(readonly problem: Problem) {
    super(`${problem.message}: ${problem.fix}`);
  }
}

const timeError = (kind: ProblemKind, message: string, fix: string): TimeError =>
  new TimeError(error(kind, message, fix));

const SIX_FIELDS = "minutes hours day-of-month month day-of-week year";

export const notSixFields = (source: string, count: number, fix: string) =>
  timeError("cron", `"${source}" does not have the six fields of an AWS cron (${SIX_FIELDS}) but ${count}`, fix);

export const secondsFirst = (source: string, fix: string) =>
  timeError("cron", `"${source}" starts with seconds, an AWS cron has none (${SIX_FIELDS})`, fix);

export const badCronField = (source: string, field: string, value: string, why: string, fix: string) =>
  timeError("cron", `"${source}" has "${value}" as its ${field}, ${why}`, fix);

export const notOneDayField = (source: string, suggestion: string) =>
  timeError(
    "cron",
    `"${source}" must have a ? in exactly one of day-of-month and day-of-week, AWS does not combine the two`,
    suggestion,
  );

export const badClockTime = (value: string) =>
  timeError(
    "clock-time",
    `"${value}" is not a time of day from 00:00 to 23:59`,
    'write hours and minutes as in "18:00"',
  );

export const tokenClockTime = (value: string) =>
  timeError(
    "clock-time",
    `"${value}" is known to Terraform only, it cannot be taken apart into hours and minutes`,
    "write Cron.of() with a token in place of the hours, the minutes or the whole expression",
  );

export const badRate = (source: string, fix: string) =>
  timeError("rate", `"${source}" is not a rate(value unit) with minutes, hours or days as its unit`, fix);

export const badRateInterval = (seconds: number) =>
  timeError(
    "rate",
    `a rate of ${seconds} s is not a whole number of minutes from 1 up, the finest that AWS schedules`,
    "write Rate.every(Duration.minutes(1)) or more",
  );

export const badOneTime = (source: string, fix: string) =>
  timeError("one-time", `"${source}" is not an at(yyyy-mm-ddThh:mm:ss) with a date and time that exist`, fix);

export const unknownSchedule = (source: string) =>
  timeError(
    "cron",
    `"${source}" is no schedule that AWS knows`,
    'write cron(...), rate(...) or at(...), for example "cron(0 18 ? * FRI *)"',
  );

export const fixedOffsetZone = (name: string, fix: string) =>
  timeError(
    "time-zone",
    `time zone "${name}" is an offset, not the IANA name that AWS asks for, and an offset has no daylight saving time`,
    fix,
  );

export const unknownZone = (name: string, fix: string) =>
  timeError("time-zone", `time zone "${name}" is not an IANA name such as "Europe/Paris" or "UTC"`, fix);

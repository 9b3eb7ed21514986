import { ScaleToZeroError } from "../errors";
import { shown } from "../shown";
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
  timeError(
    "cron",
    `"${source}" has ${count} ${count === 1 ? "field" : "fields"}, an AWS cron has six (${SIX_FIELDS})`,
    fix,
  );

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

/** @param property what the time was given as, such as `from` */
export const badClockTime = (property: string, value: unknown, example: string) =>
  timeError(
    "clock-time",
    `${property} is ${shown(value)}, must be a time of day from 00:00 to 23:59`,
    `write hours and minutes as in "${example}"`,
  );

export const tokenClockTime = (property: string, value: string) =>
  timeError(
    "clock-time",
    `${property} is "${value}", a Terraform value whose hours and minutes are not known at synthesis`,
    "write Cron.of() with a token in place of the hours, the minutes or the whole expression",
  );

/** @param meant what was meant by them, where one can tell */
export const badDays = (days: unknown, meant: string | undefined) =>
  timeError(
    "days",
    `days is ${shown(days)}, must be days of the week, SUN to SAT`,
    meant === undefined ? 'write them as in "MON-FRI"' : `write "${meant}"`,
  );

export const noDayAfter = (days: unknown) =>
  timeError(
    "days",
    `days is ${shown(days)}, must be plain days of the week if the hours span midnight`,
    'write them as in "MON-FRI"',
  );

export const sameTime = (to: unknown) =>
  timeError(
    "same-time",
    `to is ${shown(to)}, must be a different time than from`,
    "remove the sleep window to stay awake all day",
  );

export const notAText = (value: unknown) =>
  timeError(
    "cron",
    `the expression is ${shown(value)}, must be a text with the six fields of an AWS cron`,
    'write it as in "0 18 ? * FRI *"',
  );

export const badRate = (source: string, fix: string) =>
  timeError("rate", `"${source}" is not a rate(value unit) with minutes, hours or days as its unit`, fix);

export const badRateInterval = (seconds: number) =>
  timeError(
    "rate",
    `a rate of ${seconds} s is not a whole number of minutes, at least 1, which AWS requires`,
    "write Rate.every(Duration.minutes(1)) or more",
  );

export const badOneTime = (source: string, fix: string) =>
  timeError("one-time", `"${source}" is not an at(yyyy-mm-ddThh:mm:ss) with a date and time that exist`, fix);

export const unknownSchedule = (source: string) =>
  timeError(
    "cron",
    `"${source}" is not a schedule expression of AWS`,
    'write cron(...), rate(...) or at(...), for example "cron(0 18 ? * FRI *)"',
  );

export const fixedOffsetZone = (name: string, fix: string) =>
  timeError(
    "time-zone",
    `time zone "${name}" is an offset, and AWS requires an IANA name (an offset has no daylight saving time)`,
    fix,
  );

export const unknownZone = (name: string, fix: string) =>
  timeError("time-zone", `time zone "${name}" is not an IANA name such as "Europe/Paris" or "UTC"`, fix);

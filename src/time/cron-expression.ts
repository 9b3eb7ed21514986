import type { CronCalendar } from "./cron-calendar";
import { type CronField, FIELDS, parseField, WEEKDAYS } from "./cron-field";
import { notOneDayField, notSixFields } from "./errors";

/** A cron expression that AWS accepts, and what it means. */
export interface CronExpression {
  /** As `cron(0 18 ? * FRI *)`. */
  readonly text: string;
  /** The same without a limit on years. */
  readonly everyYear: string;
  readonly calendar: CronCalendar;
}

const render = (fields: readonly string[]): string => `cron(${fields.join(" ")})`;

/** Unix counts the days of the week from 0 for Sunday, and 7 is Sunday once more. */
const awsWeekdays = (unix: string): string =>
  unix.replace(/(?<![/\d])\d/g, (digit) => WEEKDAYS[Number(digit) % 7] ?? digit);

/** The nearest expressions with a `?` in one day field. */
const oneDayField = (fields: readonly string[]): string => {
  const [minutes = "", hours = "", dayOfMonth = "", month = "", dayOfWeek = "", year = ""] = fields;
  const byMonth = render([minutes, hours, dayOfMonth === "?" ? "*" : dayOfMonth, month, "?", year]);
  const byWeek = render([minutes, hours, "?", month, dayOfWeek, year]);
  if (dayOfWeek === "*" || dayOfWeek === "?") return `write ${byMonth}`;
  if (dayOfMonth === "*") return `write ${byWeek}`;
  return `write two schedules, ${byMonth} and ${byWeek}`;
};

/** The AWS expression for what looks like one of Quartz (seven fields) or Unix (five). */
const sixFieldsFrom = (fields: readonly string[]): string => {
  if (fields.length === 7) return `write ${render(fields.slice(1))}, AWS has no seconds`;
  const [minutes, hours, dayOfMonth, month, dayOfWeek, ...others] = fields;
  const isUnix = dayOfWeek !== undefined && others.length === 0;
  if (!isUnix) return "write all six, as in cron(0 18 ? * FRI *)";
  return oneDayField([minutes, hours, dayOfMonth, month, awsWeekdays(dayOfWeek), "*"].map(String));
};

/** The fields of an expression, written with or without `cron(...)` around them. */
const fieldsOf = (text: string): readonly string[] =>
  text
    .replace(/^\s*cron\((.*)\)\s*$/s, "$1")
    .trim()
    .split(/\s+/);

/**
 * @param source six fields, with or without `cron(...)` around them
 * @throws ScaleToZeroError when AWS would refuse or misread it
 */
export const parseCronExpression = (source: string): CronExpression => {
  const texts = fieldsOf(source);
  if (texts.length !== 6) throw notSixFields(source, texts.length, sixFieldsFrom(texts));
  const [minutesText = "", hoursText = "", dayOfMonthText = "", monthText = "", dayOfWeekText = "", yearText = ""] =
    texts;
  const minutes = parseField(source, FIELDS.minutes, minutesText);
  const hours = parseField(source, FIELDS.hours, hoursText);
  const daysOfMonth = parseField(source, FIELDS.daysOfMonth, dayOfMonthText);
  const months = parseField(source, FIELDS.months, monthText);
  const daysOfWeek = parseField(source, FIELDS.daysOfWeek, dayOfWeekText);
  const years = parseField(source, FIELDS.years, yearText);

  const canonical = [minutes, hours, daysOfMonth, months, daysOfWeek, years].map((field) => field.text);
  if ((daysOfMonth.text === "?") === (daysOfWeek.text === "?")) throw notOneDayField(source, oneDayField(canonical));
  return {
    text: render(canonical),
    everyYear: render([...canonical.slice(0, -1), "*"]),
    calendar: {
      minutes: minutes.values,
      hours: hours.values,
      daysOfMonth,
      months: months.values,
      daysOfWeek,
      years: years.values,
    },
  };
};

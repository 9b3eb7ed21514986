import type { CronCalendar } from "./cron-calendar";
import { FIELDS, parseField, WEEKDAYS } from "./cron-field";
import { notOneDayField, notSixFields, secondsFirst } from "./errors";

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
function oneDayField(fields: readonly string[]): string {
  const [minutes = "", hours = "", dayOfMonth = "", month = "", dayOfWeek = "", year = ""] = fields;
  const byMonth = render([minutes, hours, dayOfMonth === "?" ? "*" : dayOfMonth, month, "?", year]);
  const byWeek = render([minutes, hours, "?", month, dayOfWeek, year]);
  if (dayOfWeek === "*" || dayOfWeek === "?") {
    return `write ${byMonth}`;
  }
  if (dayOfMonth === "*") {
    return `write ${byWeek}`;
  }
  return `write two schedules, ${byMonth} and ${byWeek}`;
}

/** The AWS expression for one with other fields: of Quartz with seven, of Unix with five, of AWS without a year. */
function sixFieldsFrom(fields: readonly string[]): string {
  if (fields.length === 7) {
    return `write ${render(fields.slice(1))}, AWS has no seconds`;
  }
  const [minutes, hours, dayOfMonth, month, dayOfWeek] = fields;
  if (fields.length !== 5 || dayOfWeek === undefined) {
    return "write all six, as in cron(0 18 ? * FRI *)";
  }
  if (fields.includes("?")) {
    return `write ${render([...fields, "*"])}, with a year`;
  }
  return oneDayField([minutes, hours, dayOfMonth, month, awsWeekdays(dayOfWeek), "*"].map(String));
}

/** The fields of an expression, written with or without `cron(...)` around them. */
const fieldsOf = (text: string): readonly string[] =>
  text
    .replace(/^\s*cron\((.*)\)\s*$/s, "$1")
    .split(/\s+/)
    .filter((field) => field !== "");

/**
 * @param source six fields, with or without `cron(...)` around them
 * @throws ScaleToZeroError when AWS would refuse or misread it
 */
export function parseCronExpression(source: string): CronExpression {
  const texts = fieldsOf(source);
  if (texts.length !== 6) {
    throw notSixFields(source, texts.length, sixFieldsFrom(texts));
  }
  // In these places Quartz has its days, after its seconds.
  if (texts[3] === "?" || texts[5] === "?") {
    throw secondsFirst(source, `write ${render([...texts.slice(1), "*"])}`);
  }
  const [minutesText = "", hoursText = "", dayOfMonthText = "", monthText = "", dayOfWeekText = "", yearText = ""] =
    texts;
  const minutes = parseField(source, FIELDS.minutes, minutesText);
  const hours = parseField(source, FIELDS.hours, hoursText);
  const daysOfMonth = parseField(source, FIELDS.daysOfMonth, dayOfMonthText);
  const months = parseField(source, FIELDS.months, monthText);
  const daysOfWeek = parseField(source, FIELDS.daysOfWeek, dayOfWeekText);
  const years = parseField(source, FIELDS.years, yearText);

  const canonical = [minutes, hours, daysOfMonth, months, daysOfWeek, years].map((field) => field.text);
  if ((daysOfMonth.text === "?") === (daysOfWeek.text === "?")) {
    throw notOneDayField(source, oneDayField(canonical));
  }
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
}

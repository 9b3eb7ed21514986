import type { CronField, DayRule } from "./cron-field";

/**
 * The times that a cron expression matches, on a calendar without time zones.
 *
 * aws-cron-parser could walk it, yet it runs on 3 March for "the 31st" in February, throws for 31W, and finds the last
 * Sunday of a month in the zone of the computer.
 */
export interface CronCalendar {
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly daysOfMonth: CronField;
  readonly months: readonly number[];
  readonly daysOfWeek: CronField;
  readonly years: readonly number[];
}

const DAY = 86_400_000;
const [SUNDAY, SATURDAY] = [1, 7];

const lastDayOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** From 1 for Sunday to 7 for Saturday, as AWS counts. */
const weekdayOf = (year: number, month: number, day: number): number =>
  new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 1;

/** The weekday next to a day, in the same month. A day that the month does not have has none. */
function nearestWeekday(year: number, month: number, day: number): number {
  const lastDay = lastDayOf(year, month);
  const weekday = day > lastDay ? undefined : weekdayOf(year, month, day);
  if (weekday === SATURDAY) {
    return day === 1 ? 3 : day - 1;
  }
  if (weekday === SUNDAY) {
    return day === lastDay ? day - 2 : day + 1;
  }
  return day;
}

function follows(rule: DayRule, year: number, month: number, day: number): boolean {
  const lastDay = lastDayOf(year, month);
  switch (rule.kind) {
    case "daysBeforeLast":
      return day === lastDay - rule.days;
    case "nearestWeekday":
      return day === nearestWeekday(year, month, rule.day);
    case "lastOfWeekday":
      return weekdayOf(year, month, day) === rule.weekday && day > lastDay - 7;
    case "nthOfWeekday":
      return weekdayOf(year, month, day) === rule.weekday && Math.ceil(day / 7) === rule.nth;
  }
}

/** A calendar is asked for one run after the other: most are in a month that it was asked for before. */
const monthsOf = new WeakMap<CronCalendar, Map<number, readonly number[]>>();

function daysIn(calendar: CronCalendar, year: number, month: number): readonly number[] {
  const months = monthsOf.get(calendar) ?? new Map<number, readonly number[]>();
  const key = year * 12 + month;
  const days = months.get(key) ?? daysMatching(calendar, year, month);
  monthsOf.set(calendar, months.set(key, days));
  return days;
}

function daysMatching({ daysOfMonth, daysOfWeek }: CronCalendar, year: number, month: number): readonly number[] {
  const rules = [...daysOfMonth.dayRules, ...daysOfWeek.dayRules];
  return Array.from({ length: lastDayOf(year, month) }, (_, index) => index + 1).filter(
    (day) =>
      daysOfMonth.values.includes(day) ||
      daysOfWeek.values.includes(weekdayOf(year, month, day)) ||
      rules.some((rule) => follows(rule, year, month, day)),
  );
}

/** The matching times later than a wall time, in order. */
export function* wallTimesAfter(calendar: CronCalendar, wallTime: number): Generator<number, void> {
  for (const year of calendar.years) {
    if (Date.UTC(year + 1, 0) <= wallTime) {
      continue;
    }
    for (const month of calendar.months) {
      if (Date.UTC(year, month) <= wallTime) {
        continue;
      }
      for (const day of daysIn(calendar, year, month)) {
        const midnight = Date.UTC(year, month - 1, day);
        if (midnight + DAY > wallTime) {
          yield* timesOfDay(calendar, midnight).filter((time) => time > wallTime);
        }
      }
    }
  }
}

/** The matching times before a wall time, the latest first. */
export function* wallTimesBefore(calendar: CronCalendar, wallTime: number): Generator<number, void> {
  for (const year of reversed(calendar.years)) {
    if (Date.UTC(year, 0) >= wallTime) {
      continue;
    }
    for (const month of reversed(calendar.months)) {
      if (Date.UTC(year, month - 1) >= wallTime) {
        continue;
      }
      for (const day of reversed(daysIn(calendar, year, month))) {
        const midnight = Date.UTC(year, month - 1, day);
        if (midnight < wallTime) {
          yield* reversed(timesOfDay(calendar, midnight)).filter((time) => time < wallTime);
        }
      }
    }
  }
}

const timesOfDay = ({ hours, minutes }: CronCalendar, midnight: number): readonly number[] =>
  hours.flatMap((hour) => minutes.map((minute) => midnight + (hour * 60 + minute) * 60_000));

const reversed = (values: readonly number[]): readonly number[] => [...values].reverse();

import { parseClockTime } from "./clock-time";
import { wallTimesAfter, wallTimesBefore } from "./cron-calendar";
import { type CronExpression, parseCronExpression } from "./cron-expression";
import type { OffsetTransition, TimeZone } from "./time-zone";
import { isToken } from "./token";
import { firstInstantOf, formatWallTime, latestWallTimeAt, wallTimeAt } from "./wall-clock";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** How far local clocks are behind and ahead of UTC at most. */
const [FARTHEST_BEHIND, FARTHEST_AHEAD] = [12 * HOUR, 14 * HOUR];

/** A run that does not happen, as clocks jump over its time when they are put forward. */
export interface SkippedRun {
  /** Such as `2027-03-28 02:30`. */
  readonly localTime: string;
  readonly transition: OffsetTransition;
}

/**
 * A recurring time of EventBridge Scheduler and Application Auto Scaling: minutes, hours, day-of-month, month,
 * day-of-week (1-7 is SUN-SAT) and year, read in local time.
 *
 * A time that does not exist when clocks are put forward is skipped; one that comes twice when they are put back runs
 * once. AWS does not say which time; here it is the first. A text with a Terraform token in it is passed on unread: it has no next run.
 *
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 * @see https://docs.aws.amazon.com/autoscaling/application/userguide/scheduled-scaling-using-cron-expressions.html
 */
export class Cron {
  /**
   * @param expression `0 18 ? * FRI *` with or without `cron(...)` around it, or a text with a token
   * @throws ScaleToZeroError when AWS would refuse or misread it: it says what to write instead
   */
  static of(expression: string): Cron {
    return isToken(expression) ? new Cron(expression) : new Cron(expression, parseCronExpression(expression));
  }

  /**
   * @param days a day (`FRI`), a range (`MON-FRI`) or a list of both (`["MON", "WED"]`)
   * @param time 24-hour local time as `18:00`
   * @throws ScaleToZeroError for a day or a time that is none
   */
  static weekly(days: string | readonly string[], time: string): Cron {
    const { hour, minute } = parseClockTime(time);
    return Cron.of(`cron(${minute} ${hour} ? * ${[days].flat().join(",")} *)`);
  }

  /**
   * @param time 24-hour local time as `18:00`
   * @throws ScaleToZeroError for a time that is none
   */
  static daily(time: string): Cron {
    const { hour, minute } = parseClockTime(time);
    return Cron.of(`cron(${minute} ${hour} * * ? *)`);
  }

  private constructor(
    private readonly source: string,
    private readonly parsed?: CronExpression,
  ) {}

  /** As AWS takes it, such as `cron(0 18 ? * FRI *)`; a text with a token as it was given. */
  get expression(): string {
    return this.parsed?.text ?? this.source;
  }

  /** Whether only Terraform knows when this runs. */
  get isToken(): boolean {
    return this.parsed === undefined;
  }

  /** The same with `*` as its year. */
  everyYear(): Cron {
    return this.parsed === undefined ? this : Cron.of(this.parsed.everyYear);
  }

  /** In English, such as `At 18:00, only on Friday`; a text with a token as it was given. */
  describe(): string {
    if (this.parsed === undefined) return this.source;
    const cronstrue = require("cronstrue") as typeof import("cronstrue");
    // With seconds in front no field can be taken for another.
    return cronstrue.toString(this.expression.replace(/^cron\((.*)\)$/, "0 $1"), {
      dayOfWeekStartIndexZero: false,
      use24HourTimeFormat: true,
    });
  }

  /** The first run after an instant, or `undefined` if there is none or a token hides it. */
  next(after: Date, zone: TimeZone): Date | undefined {
    return this.nextRuns(after, zone, 1)[0];
  }

  /** The first runs after an instant, at most `count`. */
  nextRuns(after: Date, zone: TimeZone, count: number): readonly Date[] {
    const runs: Date[] = [];
    if (this.parsed === undefined || zone.isToken) return runs;
    for (const wallTime of wallTimesAfter(this.parsed.calendar, wallTimeAt(zone.name, after.getTime()))) {
      if (runs.length >= count) break;
      const instant = firstInstantOf(zone.name, wallTime);
      // While an hour is repeated the clock shows times that have had their run.
      if (instant !== undefined && instant > after.getTime()) runs.push(new Date(instant));
    }
    return runs;
  }

  /** The last run before an instant, or `undefined` if there is none or a token hides it. */
  previous(before: Date, zone: TimeZone): Date | undefined {
    if (this.parsed === undefined || zone.isToken) return undefined;
    const wallTimes = wallTimesBefore(this.parsed.calendar, latestWallTimeAt(zone.name, before.getTime()) + MINUTE);
    for (const wallTime of wallTimes) {
      const instant = firstInstantOf(zone.name, wallTime);
      if (instant !== undefined && instant < before.getTime()) return new Date(instant);
    }
    return undefined;
  }

  /** Whether one of the runs is at this instant. */
  runsAt(instant: Date, zone: TimeZone): boolean {
    return this.next(new Date(instant.getTime() - 1), zone)?.getTime() === instant.getTime();
  }

  /** Whether no run is left, in whatever zone it is read. False for a token. */
  isExhausted(now: Date): boolean {
    if (this.parsed === undefined) return false;
    return wallTimesAfter(this.parsed.calendar, now.getTime() - FARTHEST_BEHIND).next().done === true;
  }

  /** The local time of the last run so far, such as `2025-12-26 18:00`, in whatever zone it is read. */
  lastLocalTime(now: Date): string | undefined {
    if (this.parsed === undefined) return undefined;
    const last = wallTimesBefore(this.parsed.calendar, now.getTime() + FARTHEST_AHEAD).next();
    return last.done === true ? undefined : formatWallTime(last.value);
  }

  /** The runs in (from, until] that are skipped because clocks are put forward, the first of each such night. */
  skippedRuns(from: Date, until: Date, zone: TimeZone): readonly SkippedRun[] {
    return zone.transitions(from, until).flatMap((transition) => this.skippedAt(transition));
  }

  toString(): string {
    return this.expression;
  }

  private skippedAt(transition: OffsetTransition): readonly SkippedRun[] {
    if (this.parsed === undefined) return [];
    const gapStart = transition.at.getTime() + transition.offsetMinutesBefore * MINUTE;
    const gapEnd = transition.at.getTime() + transition.offsetMinutesAfter * MINUTE;
    const first = wallTimesAfter(this.parsed.calendar, gapStart - 1).next();
    const isSkipped = first.done !== true && first.value < gapEnd;
    return isSkipped ? [{ localTime: formatWallTime(first.value), transition }] : [];
  }
}

import { shown } from "../shown";
import { attempt } from "./attempt";
import { parseClockTime } from "./clock-time";
import { wallTimesAfter, wallTimesBefore } from "./cron-calendar";
import { type CronExpression, parseCronExpression } from "./cron-expression";
import { notAText, TimeError } from "./errors";
import type { Problem } from "./problem";
import type { OffsetTransition, TimeZone } from "./time-zone";
import { isToken } from "./token";
import { firstInstantOf, formatWallTime, latestWallTimeAt, wallTimeAt } from "./wall-clock";
import { parseDays } from "./weekdays";
import type { ZoneClock } from "./zone-clock";

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
   * A cron expression with six fields. The construct that uses it reports an expression that AWS refuses or misreads.
   * @param expression `0 18 ? * FRI *` with or without `cron(...)` around it, or a string with a token
   */
  static of(expression: string): Cron {
    if (typeof expression !== "string") {
      return Cron.broken(`Cron.of(${shown(expression)})`, [notAText(expression).problem]);
    }
    if (isToken(expression)) {
      return new Cron(expression, undefined, []);
    }
    const [parsed, problems] = attempt(() => parseCronExpression(expression));
    return new Cron(expression, parsed, problems);
  }

  /**
   * As `of`, for a program that computes with it.
   * @throws ScaleToZeroError when AWS would refuse or misread it: it says what to write instead
   */
  static parse(expression: string): Cron {
    const cron = Cron.of(expression);
    cron.read();
    return cron;
  }

  /**
   * A time on some days of the week.
   * @param days a day (`FRI`), a range (`MON-FRI`), a list of both (`MON,WED`), or `*`
   * @param time 24-hour local time as `18:00`
   */
  static weekly(days: string, time: string): Cron {
    const [text, dayProblems] = attempt(() => parseDays(days));
    const [clock, timeProblems] = attempt(() => parseClockTime("time", time));
    return text === undefined || clock === undefined
      ? Cron.broken(`Cron.weekly(${shown(days)}, ${shown(time)})`, [...dayProblems, ...timeProblems])
      : Cron.of(`cron(${clock.minute} ${clock.hour} ? * ${text} *)`);
  }

  /** A time on every day. @param time 24-hour local time, such as `18:00` */
  static daily(time: string): Cron {
    const [clock, problems] = attempt(() => parseClockTime("time", time));
    return clock === undefined
      ? Cron.broken(`Cron.daily(${shown(time)})`, problems)
      : Cron.of(`cron(${clock.minute} ${clock.hour} * * ? *)`);
  }

  /**
   * For what makes crons of parts: one that could not be made.
   * @param written how it was asked for
   * @internal
   */
  static broken(written: string, problems: readonly Problem[]): Cron {
    return new Cron(written, undefined, problems);
  }

  private constructor(
    private readonly source: string,
    private readonly parsed: CronExpression | undefined,
    /**
     * What AWS would refuse or misread in it; empty for one that is well. A construct that takes it tells them, and
     * whoever asks it for a run or its expression gets the first as an error.
     * @internal
     */
    readonly problems: readonly Problem[],
  ) {}

  /** As AWS takes it, such as `cron(0 18 ? * FRI *)`; a text with a token as it was given. */
  get expression(): string {
    return this.read()?.text ?? this.source;
  }

  /** Whether only Terraform knows when this runs. */
  get isToken(): boolean {
    return this.parsed === undefined && this.problems.length === 0;
  }

  /**
   * The same with `*` as its year.
   * @internal
   */
  everyYear(): Cron {
    const parsed = this.read();
    return parsed === undefined ? this : Cron.of(parsed.everyYear);
  }

  /** In English, such as `At 18:00, only on Friday`; a text with a token as it was given. */
  describe(): string {
    if (this.read() === undefined) {
      return this.source;
    }
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
    const parsed = this.read();
    if (parsed === undefined || zone.isToken) {
      return runs;
    }
    for (const wallTime of wallTimesAfter(parsed.calendar, wallTimeAt(zone.name, after.getTime()))) {
      if (runs.length >= count) {
        break;
      }
      const instant = firstInstantOf(zone.name, wallTime);
      // While an hour is repeated the clock shows times that have had their run.
      if (instant !== undefined && instant > after.getTime()) {
        runs.push(new Date(instant));
      }
    }
    return runs;
  }

  /**
   * The runs in the span of a clock, as milliseconds and in order.
   * @internal
   */
  *runsBy(clock: ZoneClock): Generator<number, void> {
    const parsed = this.read();
    if (parsed === undefined) {
      return;
    }
    for (const wallTime of wallTimesAfter(parsed.calendar, clock.from.getTime() - FARTHEST_BEHIND)) {
      if (wallTime > clock.until.getTime() + FARTHEST_AHEAD) {
        break;
      }
      const instant = clock.firstInstantOf(wallTime);
      if (instant !== undefined && instant > clock.from.getTime() && instant <= clock.until.getTime()) {
        yield instant;
      }
    }
  }

  /** The last run before an instant, or `undefined` if there is none or a token hides it. */
  previous(before: Date, zone: TimeZone): Date | undefined {
    const parsed = this.read();
    if (parsed === undefined || zone.isToken) {
      return undefined;
    }
    const wallTimes = wallTimesBefore(parsed.calendar, latestWallTimeAt(zone.name, before.getTime()) + MINUTE);
    for (const wallTime of wallTimes) {
      const instant = firstInstantOf(zone.name, wallTime);
      if (instant !== undefined && instant < before.getTime()) {
        return new Date(instant);
      }
    }
    return undefined;
  }

  /** Whether one of the runs is at this instant. */
  runsAt(instant: Date, zone: TimeZone): boolean {
    return this.next(new Date(instant.getTime() - 1), zone)?.getTime() === instant.getTime();
  }

  /** Whether no run is left, in whatever zone it is read. False for a token. */
  isExhausted(now: Date): boolean {
    const parsed = this.read();
    if (parsed === undefined) {
      return false;
    }
    return wallTimesAfter(parsed.calendar, now.getTime() - FARTHEST_BEHIND).next().done === true;
  }

  /** The local time of the last run so far, such as `2025-12-26 18:00`, in whatever zone it is read. */
  lastLocalTime(now: Date): string | undefined {
    const parsed = this.read();
    if (parsed === undefined) {
      return undefined;
    }
    const last = wallTimesBefore(parsed.calendar, now.getTime() + FARTHEST_AHEAD).next();
    return last.done === true ? undefined : formatWallTime(last.value);
  }

  /**
   * The runs in (from, until] that are skipped because clocks are put forward, the first of each such night.
   * @internal
   */
  skippedRuns(from: Date, until: Date, zone: TimeZone): readonly SkippedRun[] {
    return zone.transitions(from, until).flatMap((transition) => this.skippedAt(transition));
  }

  /** As `expression`; of one that has problems, what was written. */
  toString(): string {
    return this.parsed?.text ?? this.source;
  }

  private read(): CronExpression | undefined {
    const [problem] = this.problems;
    if (problem !== undefined) {
      throw new TimeError(problem);
    }
    return this.parsed;
  }

  private skippedAt(transition: OffsetTransition): readonly SkippedRun[] {
    const parsed = this.read();
    if (parsed === undefined) {
      return [];
    }
    const gapStart = transition.at.getTime() + transition.offsetMinutesBefore * MINUTE;
    const gapEnd = transition.at.getTime() + transition.offsetMinutesAfter * MINUTE;
    const first = wallTimesAfter(parsed.calendar, gapStart - 1).next();
    const isSkipped = first.done !== true && first.value < gapEnd;
    return isSkipped ? [{ localTime: formatWallTime(first.value), transition }] : [];
  }
}

import { shown } from "../../shown";
import { attempt } from "../../time/attempt";
import { type ClockTime, parseClockTime } from "../../time/clock-time";
import { Cron } from "../../time/cron";
import { sameTime } from "../../time/errors";
import { dayAfterEach, parseDays } from "../../time/weekdays";

/** Options of `BusinessHours.of`. */
export interface BusinessHoursOptions {
  /** IANA name of the time zone of both times, such as `Europe/Paris`. */
  readonly timeZone: string;
  /** When it must be awake: 24-hour local time, such as `08:00`. Subtract the time of a cold start. */
  readonly from: string;
  /** When it may sleep, such as `19:00`. A time before `from` is on the next day. */
  readonly to: string;
  /** Days on which it wakes: a day (`FRI`), a range (`MON-FRI`) or a list with commas. @default MON-FRI */
  readonly days?: string;
}

/**
 * Awake in business hours, asleep at night and on the other days: the common sleep window in one line.
 *
 * Each of the days has a wake and a sleep of its own: Friday's sleep lasts until Monday's wake.
 */
export class BusinessHours {
  /** The construct that uses the hours reports days and times that are not valid. */
  static of(options: BusinessHoursOptions): BusinessHours {
    const { timeZone, from, to, days = "MON-FRI" }: Partial<BusinessHoursOptions> = options ?? {};
    const [wakeDays, dayProblems] = attempt(() => parseDays(days));
    const [wakeAt, fromProblems] = attempt(() => parseClockTime("from", from));
    const [sleepAt, toProblems] = attempt(() => parseClockTime("to", to));
    const overnight = wakeAt !== undefined && sleepAt !== undefined && minutesOf(sleepAt) < minutesOf(wakeAt);
    const [sleepDays, nextDayProblems] =
      overnight && wakeDays !== undefined ? attempt(() => dayAfterEach(days)) : [wakeDays, []];
    const isEmpty = wakeAt !== undefined && sleepAt !== undefined && minutesOf(sleepAt) === minutesOf(wakeAt);
    const sameProblems = isEmpty ? [sameTime(to).problem] : [];
    const problems = [...fromProblems, ...toProblems, ...dayProblems, ...nextDayProblems, ...sameProblems];
    const cron = (clock: ClockTime | undefined, onDays: string | undefined): Cron =>
      problems.length > 0
        ? Cron.broken(`BusinessHours.of(${shown(options)})`, problems)
        : Cron.of(`cron(${clock?.minute} ${clock?.hour} ? * ${onDays} *)`);
    return new BusinessHours(cron(sleepAt, sleepDays), cron(wakeAt, wakeDays), timeZone as string);
  }

  private constructor(
    /** When it falls asleep. */
    readonly sleep: Cron,
    /** When it wakes. */
    readonly wake: Cron,
    /** IANA name of the time zone of both. */
    readonly timeZone: string,
  ) {}
}

const minutesOf = ({ hour, minute }: ClockTime): number => hour * 60 + minute;

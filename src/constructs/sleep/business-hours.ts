import { shown } from "../../shown";
import { attempt } from "../../time/attempt";
import { type ClockTime, parseClockTime } from "../../time/clock-time";
import { Cron } from "../../time/cron";
import { sameTime } from "../../time/errors";
import { dayAfterEach, parseDays } from "../../time/weekdays";

export interface BusinessHoursOptions {
  /** IANA name, such as `Europe/Paris`. */
  readonly timeZone: string;
  /** When it has to be awake: 24-hour local time as `08:00`. Give a cold start's time before the first user. */
  readonly from: string;
  /** When it may sleep. Earlier than `from` it is on the next day. */
  readonly to: string;
  /** A day (`FRI`), a range (`MON-FRI`) or a list with commas, on which it wakes. @default MON-FRI */
  readonly days?: string;
}

/**
 * Awake in business hours, asleep at night and on the other days: the common sleep window in one line.
 *
 * Each of the days has a wake and a sleep of its own: Friday's sleep lasts until Monday's wake.
 */
export class BusinessHours {
  /** Days or times that are none are told by the construct that the hours are given to. */
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
    readonly sleep: Cron,
    readonly wake: Cron,
    readonly timeZone: string,
  ) {}
}

const minutesOf = ({ hour, minute }: ClockTime): number => hour * 60 + minute;

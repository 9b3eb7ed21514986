import { Cron } from "../../time/cron";
import { WEEKDAYS } from "../../time/cron-field";

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
  /** @throws ScaleToZeroError for days or times that are none */
  static of(options: BusinessHoursOptions): BusinessHours {
    const { timeZone, from, to, days = "MON-FRI" } = options;
    const wake = Cron.weekly(days, from);
    const sleep = Cron.weekly(days, to);
    const overnight = minutesOf(to) < minutesOf(from);
    return new BusinessHours(overnight ? Cron.weekly(dayAfterEach(days), to) : sleep, wake, timeZone);
  }

  private constructor(
    readonly sleep: Cron,
    readonly wake: Cron,
    readonly timeZone: string,
  ) {}
}

/** `8:00` comes before `19:00`. */
function minutesOf(time: string): number {
  const [hours, minutes] = time.split(":").map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
}

/** `TUE,WED,THU,FRI,SAT` for `MON-FRI`: one by one, since a range may not run over the end of the week. */
function dayAfterEach(days: string): string[] {
  return days.split(",").flatMap((item) => {
    const [first, last] = item.split("-").map(dayNumber);
    const start = first ?? 0;
    const count = (last ?? start) - start + 1;
    return Array.from({ length: count }, (_, index) => WEEKDAYS[(start + index + 1) % WEEKDAYS.length] ?? "");
  });
}

/** From 0 for Sunday, of a name or of AWS's number. */
function dayNumber(day: string): number {
  const names: readonly string[] = WEEKDAYS;
  const index = names.indexOf(day.toUpperCase());
  return index >= 0 ? index : Number(day) - 1;
}

import { firstInstantOf, wallTimeAt } from "../../time/wall-clock";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** 1970 began on a Thursday. */
const MONDAY = 4 * DAY;

const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] as const;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

export interface Tick {
  /** Seconds after the start. */
  readonly at: number;
  readonly label: string;
}

/** Seconds after the start of a simulation as people read them on a clock. */
export class LocalTime {
  constructor(
    readonly startMs: number,
    readonly timeZone: string,
  ) {}

  /** `Mon 2026-11-30 07:00`. */
  text(at: number): string {
    const wall = this.wall(at);
    return `${weekdayText(wall)} ${new Date(wall).toISOString().slice(0, "yyyy-mm-dd".length)} ${clockText(wall)}`;
  }

  /** `Mon 30 Nov 07:00`. */
  shortText(at: number): string {
    const wall = this.wall(at);
    return `${dayText(wall)} ${clockText(wall)}`;
  }

  /** Round local times within so many seconds, at most so many. */
  ticks(seconds: number, most: number): readonly Tick[] {
    const from = this.wall(0);
    const until = this.wall(seconds);
    const span = until - from;
    const step = STEPS.find(({ size }) => span / size <= most) ?? yearsFor(span, most);
    return step
      .within(from, until)
      .map((wall) => ({ at: this.secondsAt(wall), label: step.label(wall) }))
      .filter((tick): tick is Tick => tick.at !== undefined && tick.at >= 0 && tick.at <= seconds);
  }

  private wall(at: number): number {
    return wallTimeAt(this.timeZone, this.startMs + at * 1000);
  }

  /** `undefined` for a time that clocks jump over. */
  private secondsAt(wall: number): number | undefined {
    const instant = firstInstantOf(this.timeZone, wall);
    return instant === undefined ? undefined : (instant - this.startMs) / 1000;
  }
}

interface TickStep {
  readonly size: number;
  within(from: number, until: number): readonly number[];
  label(wall: number): string;
}

const weekdayText = (wall: number): string => WEEKDAYS[new Date(wall).getUTCDay()] ?? "";
const dayText = (wall: number): string => `${weekdayText(wall)} ${dateText(wall)}`;
function dateText(wall: number): string {
  const date = new Date(wall);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
}
function monthText(wall: number): string {
  const date = new Date(wall);
  return `${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}
const clockText = (wall: number): string => new Date(wall).toISOString().slice(11, 16);

const regular = (size: number, label: (wall: number) => string, offset = 0): TickStep => ({
  size,
  label,
  within: (from, until) => {
    const first = Math.ceil((from - offset) / size) * size + offset;
    return Array.from(
      { length: Math.max(0, Math.floor((until - first) / size) + 1) },
      (_, index) => first + index * size,
    );
  },
});

const months = (count: number, label: (wall: number) => string): TickStep => ({
  size: count * 30 * DAY,
  label,
  within: (from, until) => {
    const start = new Date(from);
    const month = Math.floor((start.getUTCFullYear() * 12 + start.getUTCMonth()) / count) * count;
    const found: number[] = [];
    for (let next = month; monthStart(next) <= until; next += count) {
      if (monthStart(next) >= from) {
        found.push(monthStart(next));
      }
    }
    return found;
  },
});

/** `Date.UTC` reads years below 100 as 1900 and later. */
const monthStart = (month: number): number => new Date(0).setUTCFullYear(Math.floor(month / 12), month % 12, 1);

const withDay = (wall: number): string => (wall % DAY === 0 ? dayText(wall) : clockText(wall));

const STEPS: readonly TickStep[] = [
  ...[5, 15, 30, 60, 180, 360, 720].map((minutes) => regular(minutes * MINUTE, withDay)),
  regular(DAY, dayText),
  regular(2 * DAY, dayText),
  regular(7 * DAY, dateText, MONDAY),
  ...[1, 3, 6].map((count) => months(count, monthText)),
];

const yearsFor = (span: number, most: number): TickStep =>
  months(12 * Math.ceil(span / (365 * DAY) / most), (wall) => String(new Date(wall).getUTCFullYear()));

import { TimeZone } from "../../../time";
import type { Span } from "../arrivals";
import { type Rates, RatesBuilder } from "../streams/rates";
import type { DateRange } from "./days";
import { DAY_MINUTES } from "./hours";
import type { Period } from "./profile";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** 1970-01-01 was a Thursday. */
const WEEKDAY_OF_DAY_0 = 4;

/** A time in which the clocks of a zone go on evenly. */
interface Stretch {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly offsetMs: number;
}

/** Hours of one of the periods. */
interface Part {
  readonly index: number;
  readonly from: number;
  readonly to: number;
}

const WHOLE_DAY = [{ from: 0, to: DAY_MINUTES }];

interface Step {
  readonly from: number;
  readonly to: number;
  readonly perSecond: number;
}

/**
 * The rate at each instant: the sum of the periods whose days and hours hold what the clocks of the zone show then. An hour
 * that is skipped in spring has no requests, and one that is repeated in autumn has them twice.
 */
export function ratesOf(
  periods: readonly Period[],
  holidays: readonly DateRange[],
  timeZone: TimeZone,
  span: Span,
): Rates {
  const rates = new RatesBuilder();
  const days = new DayPatterns(periods, holidays);
  for (const { fromMs, untilMs, offsetMs } of stretches(timeZone, span)) {
    const lastDay = Math.ceil((untilMs + offsetMs) / DAY_MS);
    for (let day = Math.floor((fromMs + offsetMs) / DAY_MS); day < lastDay; day += 1) {
      const midnight = day * DAY_MS - offsetMs;
      for (const { from, to, perSecond } of days.steps(day)) {
        const start = Math.max(midnight + from * MINUTE_MS, fromMs);
        const end = Math.min(midnight + to * MINUTE_MS, untilMs);
        if (start < end) {
          rates.add((start - span.startMs) / 1000, (end - span.startMs) / 1000, perSecond);
        }
      }
    }
  }
  return rates.build();
}

function stretches(timeZone: TimeZone, { startMs, seconds }: Span): readonly Stretch[] {
  const endMs = startMs + seconds * 1000;
  const offset = (minutes: number | undefined) => (minutes ?? 0) * MINUTE_MS;
  if (timeZone.name === TimeZone.UTC.name) {
    return [{ fromMs: startMs, untilMs: endMs, offsetMs: 0 }];
  }
  const all: Stretch[] = [];
  let current = { fromMs: startMs, offsetMs: offset(timeZone.offsetMinutesAt(new Date(startMs))) };
  for (const { at, offsetMinutesAfter } of timeZone.transitions(new Date(startMs), new Date(endMs))) {
    all.push({ ...current, untilMs: at.getTime() });
    current = { fromMs: at.getTime(), offsetMs: offset(offsetMinutesAfter) };
  }
  return [...all, { ...current, untilMs: endMs }];
}

/** The rates of a day by the clock. Days with the same periods share them. */
class DayPatterns {
  private readonly known = new Map<string, readonly Step[]>();

  constructor(
    private readonly periods: readonly Period[],
    private readonly holidays: readonly DateRange[],
  ) {}

  steps(day: number): readonly Step[] {
    const [today, yesterday] = [this.indices(day), this.indices(day - 1)];
    const key = `${today.join()}|${yesterday.join()}`;
    const found = this.known.get(key) ?? this.made(today, yesterday);
    this.known.set(key, found);
    return found;
  }

  /** The periods that begin on a day. */
  private indices(day: number): readonly number[] {
    const weekday = (((day + WEEKDAY_OF_DAY_0) % 7) + 7) % 7;
    const isHoliday = covers(this.holidays, day);
    return [...this.periods.keys()].filter((index) => {
      const days = this.periods[index]?.days;
      if (days === undefined || covers(days.dates, day)) {
        return true;
      }
      return isHoliday ? days.holidays : days.weekdays.includes(weekday);
    });
  }

  private made(today: readonly number[], yesterday: readonly number[]): readonly Step[] {
    const parts = [...this.parts(today, 0), ...this.parts(yesterday, -DAY_MINUTES)];
    const edges = [...new Set(parts.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
    return edges.slice(1).flatMap((to, position) => {
      const from = edges[position] ?? 0;
      // Once for each period, whose hours may overlap each other. And the whole sum at each step: what is added and taken
      // away again would leave a rest of rounding where there is no rate.
      const active = new Set(parts.filter((part) => part.from <= from && to <= part.to).map(({ index }) => index));
      const perMinute = [...active].reduce((sum, index) => sum + (this.periods[index]?.rate ?? 0), 0);
      return perMinute > 0 ? [{ from, to, perSecond: perMinute / 60 }] : [];
    });
  }

  /** Hours of periods, as far as they lie on the day. @param shift minutes from the day on which the periods begin */
  private parts(indices: readonly number[], shift: number): readonly Part[] {
    return indices.flatMap((index) =>
      (this.periods[index]?.hours ?? WHOLE_DAY)
        .map(({ from, to }) => ({ index, from: Math.max(0, from + shift), to: Math.min(DAY_MINUTES, to + shift) }))
        .filter(({ from, to }) => from < to),
    );
  }
}

const covers = (ranges: readonly DateRange[], day: number): boolean =>
  ranges.some(({ from, to }) => from <= day && day <= to);

import { nearest } from "../../../nearest";

/** Days, both included, as whole days after 1970-01-01. */
export interface DateRange {
  readonly from: number;
  readonly to: number;
}

/** The days on which a period has requests. */
export interface Days {
  /** Sunday is 0. Not on holidays. */
  readonly weekdays: readonly number[];
  readonly dates: readonly DateRange[];
  readonly holidays: boolean;
}

/** What a text with days gives, or why it gives none. */
export type Read<T> = { readonly value: T } | { readonly wrong: string };

const DAY_MS = 86_400_000;
const NAMES = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"] as const;
const WORDS: ReadonlyMap<string, readonly number[]> = new Map([
  ["weekdays", [1, 2, 3, 4, 5]],
  ["weekends", [6, 0]],
  ["daily", [0, 1, 2, 3, 4, 5, 6]],
]);
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const RANGE = /^(\S+?)\s*(?:-|–|\.\.|\s(?:to|until)\s)\s*(\S+)$/;
const DATES = /^(\d{4}-\d{2}-\d{2})\s*(?:to|until|\.\.|–|\s-\s)\s*(\d{4}-\d{2}-\d{2})$/;
const FIX = "write days such as Mon-Fri, Sat, 2026-12-24, 2026-12-24 to 2027-01-01 or holidays";

/** `2026-12-24`, or `2026-12-24 to 2027-01-01`; `undefined` for a text that does not look like dates. */
export function readDates(text: string): Read<DateRange> | undefined {
  const trimmed = text.trim();
  const [, from, to] = DATE.test(trimmed) ? [trimmed, trimmed, trimmed] : (DATES.exec(trimmed) ?? []);
  if (from === undefined || to === undefined) {
    return undefined;
  }
  const [first, last] = [dayOf(from), dayOf(to)];
  const missing = first === undefined ? from : last === undefined ? to : undefined;
  if (missing !== undefined) {
    return { wrong: `has the date ${missing}, which does not exist` };
  }
  if (first === undefined || last === undefined || last < first) {
    return { wrong: `ends on ${to}, before it begins on ${from}: write the earlier date first` };
  }
  return { value: { from: first, to: last } };
}

/** The number of a date that exists. */
function dayOf(date: string): number | undefined {
  const ms = Date.parse(`${date}T00:00:00Z`);
  // JavaScript takes 2027-02-30 for March 2.
  return Number.isFinite(ms) && new Date(ms).toISOString().startsWith(date) ? ms / DAY_MS : undefined;
}

/** Days of the week, dates and `holidays`, with commas between them. */
export function readDays(text: string): Read<Days> {
  const weekdays = new Set<number>();
  const dates: DateRange[] = [];
  let holidays = false;
  for (const item of text.split(",").map((part) => part.trim())) {
    const found = readDates(item) ?? readWeekdays(item);
    if ("wrong" in found) {
      return found;
    }
    if (found.value === "holidays") {
      holidays = true;
    } else if ("from" in found.value) {
      dates.push(found.value);
    } else {
      for (const day of found.value) {
        weekdays.add(day);
      }
    }
  }
  return { value: { weekdays: [...weekdays].sort((a, b) => a - b), dates, holidays } };
}

function readWeekdays(item: string): Read<readonly number[] | "holidays"> {
  const lower = item.toLowerCase();
  if (lower === "holidays" || lower === "holiday") {
    return { value: "holidays" };
  }
  const word = WORDS.get(lower) ?? WORDS.get(`${lower}s`);
  if (word !== undefined) {
    return { value: word };
  }
  const single = weekdayOf(item);
  if (single !== undefined) {
    return { value: [single] };
  }
  const [, from = "", to = ""] = RANGE.exec(item) ?? [];
  const [first, last] = [weekdayOf(from), weekdayOf(to)];
  if (first === undefined || last === undefined) {
    return { wrong: `has ${JSON.stringify(item.slice(0, 60))}, which is no day: ${meant(item)}` };
  }
  // Sat-Mon runs over the end of the week.
  const length = ((last - first + 7) % 7) + 1;
  return { value: Array.from({ length }, (_, index) => (first + index) % 7) };
}

function weekdayOf(word: string): number | undefined {
  const lower = word.toLowerCase();
  const index = NAMES.findIndex((name) => lower.length >= 2 && name.toLowerCase().startsWith(lower));
  return index < 0 ? undefined : index;
}

function meant(item: string): string {
  const known = [...NAMES, ...NAMES.map((name) => name.slice(0, 3)), "holidays", ...WORDS.keys()];
  const near = nearest(item, known);
  return near === undefined ? FIX : `write ${near}`;
}

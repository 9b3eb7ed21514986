/**
 * The arithmetic between instants and what a clock on the wall shows, from the time zone data in `Intl`.
 *
 * A wall time is a number too: the milliseconds that `Date.UTC` gives for what the clock shows.
 */

const MINUTE = 60_000;
const DAY = 86_400_000;

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known !== undefined) {
    return known;
  }
  const formatter = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
  formatters.set(zone, formatter);
  return formatter;
}

/** By zone and minute, as clocks change on whole minutes: schedules ask for the same ones again and again. */
const offsets = new Map<string, Map<number, number>>();

/** Minutes of a zone that are kept: less than a megabyte. */
const MOST_KEPT = 10_000;

/** Minutes that the clocks of a zone are ahead of UTC at an instant. */
export function offsetMinutes(zone: string, instant: number): number {
  const minute = Math.floor(instant / MINUTE);
  const ofZone = offsets.get(zone) ?? new Map<number, number>();
  const known = ofZone.get(minute);
  if (known !== undefined) {
    return known;
  }
  const found = offsetByIntl(zone, instant);
  if (ofZone.size >= MOST_KEPT) {
    ofZone.clear();
  }
  offsets.set(zone, ofZone.set(minute, found));
  return found;
}

function offsetByIntl(zone: string, instant: number): number {
  // Such as "3/28/2027, GMT+01:00"; "GMT" alone is an offset of zero.
  const [, sign, hours, minutes] = /([+-])(\d{2}):(\d{2})/.exec(formatterOf(zone).format(instant)) ?? [];
  const size = Number(hours ?? 0) * 60 + Number(minutes ?? 0);
  return sign === "-" ? -size : size;
}

/** What the clock shows at an instant. */
export const wallTimeAt = (zone: string, instant: number): number => instant + offsetMinutes(zone, instant) * MINUTE;

/** The latest time the clock has shown up to an instant: ahead of what it shows while an hour is being repeated. */
export const latestWallTimeAt = (zone: string, instant: number): number =>
  instant + Math.max(offsetMinutes(zone, instant), offsetMinutes(zone, instant - DAY)) * MINUTE;

/** The first instant at which the clock shows a time, or `undefined` where clocks jump over it. */
export function firstInstantOf(zone: string, wallTime: number): number | undefined {
  const around = [offsetMinutes(zone, wallTime - DAY), offsetMinutes(zone, wallTime + DAY)];
  return around
    .map((offset) => wallTime - offset * MINUTE)
    .filter((instant) => wallTimeAt(zone, instant) === wallTime)
    .sort((a, b) => a - b)[0];
}

/** The instant between two at which the offset of the first ends, to the minute. */
function changeBetween(zone: string, from: number, until: number): number {
  const before = offsetMinutes(zone, from);
  let [low, high] = [from, until];
  while (high - low > MINUTE) {
    const middle = low + Math.floor((high - low) / 2 / MINUTE) * MINUTE;
    if (offsetMinutes(zone, middle) === before) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return high;
}

/** The instants in (from, until] at which clocks are put forward or back. */
export function offsetChanges(zone: string, from: number, until: number): readonly number[] {
  const changes: number[] = [];
  // Clocks change on whole minutes, and no zone changes them twice within a day.
  const first = Math.floor(from / MINUTE) * MINUTE;
  let before = offsetMinutes(zone, first);
  for (let day = first; day < until; day += DAY) {
    const end = Math.min(day + DAY, Math.floor(until / MINUTE) * MINUTE);
    const after = offsetMinutes(zone, end);
    if (before !== after) {
      changes.push(changeBetween(zone, day, end));
    }
    before = after;
  }
  return changes;
}

/** Such as `2027-03-28 02:30`. */
export const formatWallTime = (wallTime: number): string =>
  new Date(wallTime).toISOString().slice(0, 16).replace("T", " ");

import { midnight } from "../../behaviour/simulated-span";
import type { TimeZone } from "../../time";
import { firstInstantOf } from "../../time/wall-clock";
import { badInstant, skippedInstant } from "./errors";

const WRITTEN = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2}(?:\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})?)?$/;
/** Schedules of AWS end in 2199. */
const [FIRST_YEAR, LAST_YEAR] = [1970, 2199];

/**
 * Parses `2027-01-04`, `2027-01-04T08:00` in a time zone, or `2027-01-04T08:00Z`, to milliseconds since 1970.
 *
 * @param option its name in errors
 */
export function instantOf(option: string, text: string, timeZone: TimeZone): number {
  const [, day, time, seconds = ":00", offset] = WRITTEN.exec(text.trim()) ?? [];
  const written = `${day}T${time ?? "00:00"}${seconds}`;
  const wall = Date.parse(`${written}Z`);
  if (day === undefined || !isDate(day, wall)) {
    throw badInstant(option, text);
  }
  if (offset !== undefined) {
    const instant = Date.parse(`${written}${offset}`);
    if (Number.isNaN(instant)) {
      throw badInstant(option, text);
    }
    return instant;
  }
  const instant = time === undefined ? midnight(wall, timeZone) : firstInstantOf(timeZone.name, wall);
  if (instant === undefined) {
    throw skippedInstant(option, text, timeZone.name);
  }
  return instant;
}

/** JavaScript reads 30 February as 2 March. */
function isDate(day: string, wall: number): boolean {
  const year = Number(day.slice(0, 4));
  return !Number.isNaN(wall) && new Date(wall).toISOString().startsWith(day) && year >= FIRST_YEAR && year <= LAST_YEAR;
}

import { OneTime, parseSchedule, type Schedule, TimeError, TimeZone } from "../../time";

/** When something runs: an expression as AWS reads it. */
export interface Timetable {
  readonly expression: string;
  readonly timeZone: string;
  /** ISO 8601. */
  readonly start?: string;
  readonly end?: string;
}

/** A timetable as it is read: once, however often it is asked. */
export interface Reading {
  readonly schedule: Schedule;
  readonly zone: TimeZone;
  /** In milliseconds since the epoch; infinite if there is none, and NaN for one that is no date. */
  readonly start: number;
  readonly end: number;
}

/** ISO 8601; one without an offset is in UTC, as both services read it. */
const instantOf = (text: string): number =>
  Date.parse(/(?:[zZ]|[+-]\d{2}:?\d{2})$/.test(text) || !text.includes("T") ? text : `${text}Z`);

export function readTimetable({ expression, timeZone, start, end }: Timetable): Reading {
  const schedule = parseSchedule(expression);
  // EventBridge Scheduler ignores both dates for a one-time schedule; that Auto Scaling does so as well is inferred.
  const isOnce = schedule instanceof OneTime;
  return {
    schedule,
    zone: TimeZone.of(timeZone),
    start: isOnce || start === undefined ? Number.NEGATIVE_INFINITY : instantOf(start),
    end: isOnce || end === undefined ? Number.POSITIVE_INFINITY : instantOf(end),
  };
}

/**
 * Why a timetable never runs, as a sentence; `undefined` for one that can be read. AWS refuses or misreads what `src/time`
 * refuses.
 */
export function timetableProblem(timetable: Timetable): string | undefined {
  try {
    const { start, end } = readTimetable(timetable);
    if (Number.isNaN(start)) {
      return `start is "${timetable.start}", which is not a date in ISO 8601`;
    }
    return Number.isNaN(end) ? `end is "${timetable.end}", which is not a date in ISO 8601` : undefined;
  } catch (error) {
    if (error instanceof TimeError) {
      return error.message;
    }
    throw error;
  }
}

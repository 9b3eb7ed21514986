import type { TimeZone } from "../time";
import { firstInstantOf } from "../time/wall-clock";
import type { Span } from "./traffic/arrivals";
import { tooLongTrace } from "./traffic/errors";
import { MOST_DAYS } from "./traffic/limits";
import type { Traffic } from "./traffic/traffic";

export interface SpanWanted {
  /** Milliseconds since 1970. @default - the first request of a trace, or Monday 2027-01-04 00:00 in the time zone */
  readonly startMs?: number;
  /** @default - the length of a trace in whole days, or 7 */
  readonly days?: number;
  readonly timeZone: TimeZone;
}

const DEFAULT_DAYS = 7;
/** A Monday without a holiday or a change of clocks in its week. */
const DEFAULT_START = Date.UTC(2027, 0, 4);
const MINUTE = 60_000;
const DAY = 86_400_000;

/**
 * What is simulated where the caller does not say it.
 *
 * @throws ScaleToZeroError for a trace that is longer than a simulation may be
 */
export function simulatedSpan(
  { name, firstMs, lengthSeconds }: Pick<Traffic, "name" | "firstMs" | "lengthSeconds">,
  { startMs: wanted, days: wantedDays, timeZone }: SpanWanted,
): Span {
  const startMs =
    wanted ?? (firstMs === undefined ? midnight(DEFAULT_START, timeZone) : Math.floor(firstMs / MINUTE) * MINUTE);
  const days = wantedDays ?? traceDays({ firstMs: wanted === undefined ? firstMs : undefined, lengthSeconds }, startMs);
  if (days > MOST_DAYS) {
    throw tooLongTrace(name, days, MOST_DAYS);
  }
  return { startMs, seconds: (days * DAY) / 1000 };
}

function traceDays({ firstMs, lengthSeconds }: Pick<Traffic, "firstMs" | "lengthSeconds">, startMs: number): number {
  return lengthSeconds === undefined
    ? DEFAULT_DAYS
    : Math.max(1, Math.ceil((lengthSeconds * 1000 + (firstMs ?? startMs) - startMs) / DAY));
}

const HALF_HOUR = 30 * MINUTE;

/**
 * When a day begins: at the first time that its clocks show, which is 01:00 where they jump over midnight.
 *
 * @param day its midnight in UTC
 */
export function midnight(day: number, timeZone: TimeZone): number {
  for (let wall = day; wall < day + DAY; wall += HALF_HOUR) {
    const instant = firstInstantOf(timeZone.name, wall);
    if (instant !== undefined) {
      return instant;
    }
  }
  // A day that a zone left out, as Samoa did in 2011.
  return midnight(day + DAY, timeZone);
}

import { type Check, isToken, unless } from "../checks/check";
import type { SleepWindowOptions } from "./sleep-window-options";

/** In UTC where it has no offset, as AWS reads it. */
const instantOf = (written: string): number =>
  Date.parse(/(?:Z|[+-]\d{2}:\d{2})$/.test(written) ? written : `${written}Z`);

/** As the provider takes a date: RFC 3339 in UTC. What cannot be read is passed on, and told as a problem. */
export function dateAsWritten(written: string | undefined): string | undefined {
  if (written === undefined || isToken(written)) {
    return written;
  }
  const instant = instantOf(written);
  return Number.isNaN(instant) ? written : new Date(instant).toISOString().replace(/\.\d{3}Z$/, "Z");
}

/** What is wrong with the start, alone and beside the end; an end in the past is reported with the times. */
export function dateChecks({ startDate, endDate }: SleepWindowOptions): Check[] {
  if (startDate === undefined || isToken(startDate)) {
    return [];
  }
  const start = instantOf(startDate);
  const end = endDate === undefined || isToken(endDate) ? Number.NaN : instantOf(endDate);
  return [
    unless(!Number.isNaN(start), {
      property: "startDate",
      value: startDate,
      requirement: "must be a date and time of RFC 3339",
      advice: 'write it in UTC, as in "2027-01-01T00:00:00Z", or leave it out',
      source: "EventBridge Scheduler API, CreateSchedule",
    }),
    unless(Number.isNaN(start) || Number.isNaN(end) || start < end, {
      property: "endDate",
      value: endDate,
      requirement: `must be after startDate, which is ${startDate}`,
      source: "EventBridge Scheduler API, CreateSchedule",
    }),
  ];
}

import type { Cron } from "./cron";
import { error, type Problem } from "./problem";
import { isToken } from "./token";

/** Which schedule of a pair: the one that puts to sleep, or the one that wakes. */
export type WindowEdge = "sleep" | "wake";

const date = (instant: Date): string => instant.toISOString().slice(0, 10);

/** Runs that are all past, or that no calendar has. */
export function exhaustedProblems(edge: WindowEdge, cron: Cron, now: Date): readonly Problem[] {
  if (!cron.isExhausted(now)) {
    return [];
  }
  const last = cron.lastLocalTime(now);
  if (last === undefined) {
    const fix = "use a day that exists in these months and years, or L for the last day of the month";
    return [error("never-runs", `${edge} ${cron} never runs, no date matches it`, fix)];
  }
  const message = `${edge} ${cron} never runs again, its last run was ${last} and today is ${date(now)}`;
  return [error("expired", message, `write ${cron.everyYear()}`)];
}

/** AWS reads an end date in UTC, whatever the time zone of the schedule. */
const instantOf = (written: string): number =>
  Date.parse(/(?:Z|[+-]\d{2}:\d{2})$/.test(written) ? written : `${written}Z`);

/**
 * An end date that is past, or that is none.
 *
 * @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html
 */
export function endDateProblems(written: string, now: Date): readonly Problem[] {
  if (isToken(written)) {
    return [];
  }
  const end = instantOf(written);
  if (Number.isNaN(end)) {
    const fix = 'write it in UTC, as in "2030-12-31T23:59:59Z", or leave it out';
    return [error("end-date", `end date "${written}" is not a date and time of RFC 3339`, fix)];
  }
  if (end > now.getTime()) {
    return [];
  }
  const message = `end date ${written} is in the past, today is ${date(now)}: the schedule no longer runs`;
  return [error("end-date", message, "remove the end date, or set a later one")];
}

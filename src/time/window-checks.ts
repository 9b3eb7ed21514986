import { Cron } from "./cron";
import { WEEKDAYS } from "./cron-field";
import { Duration } from "./duration";
import { error, type Problem, warning } from "./problem";
import type { WindowEdge } from "./schedule-checks";
import {
  awakeSpans,
  firstSameTime,
  later,
  type SleepWindow,
  type Span,
  shortestSpan,
  sleepSpansOneByOne,
  spanDuration,
} from "./sleep-window";
import type { TimeZone } from "./time-zone";
import { formatWallTime, wallTimeAt } from "./wall-clock";

/** What a window is judged by. */
export interface Judgement {
  /** The day of the judgement: what is past never runs. */
  readonly now: Date;
  /** How long it takes to fall asleep and to wake again: less time asleep saves nothing, less time awake serves nobody. */
  readonly cycle: Duration;
}

/** Far enough for each change of clocks. */
const A_YEAR = Duration.days(366);
/** Two spans a day over a year, and an end for schedules that run each minute. */
const MOST_SPANS = 800;

/** Such as `2026-11-24 18:00`. */
export const localTime = (instant: Date, zone: TimeZone): string =>
  formatWallTime(wallTimeAt(zone.name, instant.getTime()));

/** The times asleep over the next year. */
export function spansOf(window: SleepWindow, { now }: Judgement): readonly Span[] {
  const spans: Span[] = [];
  for (const span of sleepSpansOneByOne(window, now, A_YEAR)) {
    spans.push(span);
    if (spans.length === MOST_SPANS) {
      break;
    }
  }
  return spans;
}

/** Such as `TUE` and `18:00`. */
function weekdayAndTime(instant: Date, zone: TimeZone): readonly [weekday: string, time: string] {
  const wallTime = wallTimeAt(zone.name, instant.getTime());
  return [WEEKDAYS[new Date(wallTime).getUTCDay()] ?? "", formatWallTime(wallTime).slice(11)];
}

/** A wake a day after a sleep that has no other run until then. */
function wakeADayLater({ sleep, timeZone }: SleepWindow, run: Date): string {
  const next = sleep.next(run, timeZone);
  if (next !== undefined && next <= later(run, Duration.days(2))) {
    return "write a wake at another time";
  }
  const [weekday, time] = weekdayAndTime(later(run, Duration.days(1)), timeZone);
  return `write a wake at another time, such as ${Cron.weekly(weekday, time)} to sleep for a day`;
}

/** A window that ends when it begins. */
export function sameTimeProblems(window: SleepWindow, { now }: Judgement): readonly Problem[] {
  const { sleep, wake, timeZone } = window;
  const run = firstSameTime(window, now, A_YEAR);
  if (run === undefined) {
    return [];
  }
  const [weekday, time] = weekdayAndTime(run, timeZone);
  const message =
    `sleep ${sleep} and wake ${wake} both run on ${weekday} at ${time}, first on ${localTime(run, timeZone)}: ` +
    "the window is empty, and AWS does not document which of the two runs last";
  return [error("same-time", message, wakeADayLater(window, run))];
}

function isShorterThan(span: Span, duration: Duration): boolean {
  const seconds = spanDuration(span)?.toSeconds();
  return seconds !== undefined && seconds < duration.toSeconds();
}

/** Less time awake than it takes to wake up. */
export function hardlyAwakeProblems(
  { sleep, wake, timeZone }: SleepWindow,
  asleep: readonly Span[],
  { cycle }: Judgement,
): readonly Problem[] {
  const awake = awakeSpans(asleep);
  const shortest = shortestSpan(awake);
  if (shortest === undefined || !isShorterThan(shortest, cycle)) {
    return [];
  }
  const message =
    `wake ${wake} on ${localTime(shortest.from, timeZone)} is followed by sleep ${sleep} after ` +
    `${spanDuration(shortest)}, less than the ${cycle} it takes to fall asleep and to wake`;
  const fix = `write a wake at least ${cycle} before the sleep, or remove the window: the endpoint then sleeps whenever it is idle`;
  return awake.every((span) => isShorterThan(span, cycle))
    ? [error("never-awake", message, fix)]
    : [warning("never-awake", message, fix)];
}

/** Less time asleep than it takes to fall asleep. */
export function hardlyAsleepProblems(
  { sleep, wake, timeZone }: SleepWindow,
  asleep: readonly Span[],
  { cycle }: Judgement,
): readonly Problem[] {
  const shortest = shortestSpan(asleep);
  if (shortest === undefined || !isShorterThan(shortest, cycle)) {
    return [];
  }
  const message =
    `sleep ${sleep} on ${localTime(shortest.from, timeZone)} is followed by wake ${wake} after ` +
    `${spanDuration(shortest)}, less than the ${cycle} it takes to fall asleep and to wake: it saves nothing`;
  const fix = `write a wake at least ${cycle} after the sleep`;
  return asleep.every((span) => isShorterThan(span, cycle))
    ? [error("short-sleep", message, fix)]
    : [warning("short-sleep", message, fix)];
}

const CONSEQUENCE: Readonly<Record<WindowEdge, string>> = {
  sleep: "it stays awake until the next sleep",
  wake: "it stays asleep until the next wake",
};

/** A time that clocks jump over in spring. */
export function skippedRunProblems(
  edge: WindowEdge,
  cron: Cron,
  zone: TimeZone,
  { now }: Judgement,
): readonly Problem[] {
  const [run] = cron.skippedRuns(now, later(now, A_YEAR), zone);
  if (run === undefined) {
    return [];
  }
  const { at, offsetMinutesBefore, offsetMinutesAfter } = run.transition;
  const clock = (offsetMinutes: number) => formatWallTime(at.getTime() + offsetMinutes * 60_000).slice(11);
  const [start, end] = [clock(offsetMinutesBefore), clock(offsetMinutesAfter)];
  const message =
    `${edge} ${cron} is skipped at ${run.localTime}, clocks in ${zone} go from ${start} to ${end} that day: ` +
    CONSEQUENCE[edge];
  return [warning("skipped-run", message, `write a time before ${start} or from ${end} on`)];
}

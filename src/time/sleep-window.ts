import type { Cron } from "./cron";
import { Duration } from "./duration";
import type { TimeZone } from "./time-zone";

/** A pair of schedules: one puts to sleep, the other wakes. */
export interface SleepWindow {
  readonly sleep: Cron;
  readonly wake: Cron;
  /** The zone both are read in. */
  readonly timeZone: TimeZone;
}

/** A stretch of time asleep, or awake. */
export interface Span {
  readonly from: Date;
  /** `undefined` when nothing ends it any more. */
  readonly until: Date | undefined;
}

const justBefore = (instant: Date): Date => new Date(instant.getTime() - 1);
const justAfter = (instant: Date): Date => new Date(instant.getTime() + 1);

/** The instant a while after another. */
export const later = (instant: Date, duration: Duration): Date =>
  new Date(instant.getTime() + duration.toSeconds() * 1000);

const between = (from: Date, until: Date): Duration => Duration.seconds((until.getTime() - from.getTime()) / 1000);

/** How long a span lasts, or `undefined` if nothing ends it. */
export const spanDuration = ({ from, until }: Span): Duration | undefined =>
  until === undefined ? undefined : between(from, until);

/** The next time that puts to sleep. Where both run at once nobody knows which comes last, and it does not count. */
function nextSleep({ sleep, wake, timeZone }: SleepWindow, after: Date, end: Date): Date | undefined {
  let run = sleep.next(after, timeZone);
  while (run !== undefined && run < end && wake.runsAt(run, timeZone)) {
    run = sleep.next(run, timeZone);
  }
  return run === undefined || run >= end ? undefined : run;
}

/** When the sleep began that goes on at an instant, or `undefined` if it is awake. */
function asleepSince(window: SleepWindow, instant: Date): Date | undefined {
  const lastSleep = window.sleep.previous(justAfter(instant), window.timeZone);
  const lastWake = window.wake.previous(justAfter(instant), window.timeZone);
  if (lastSleep === undefined || lastWake === undefined) {
    return lastSleep;
  }
  return lastWake >= lastSleep ? undefined : nextSleep(window, lastWake, justAfter(instant));
}

/** As `sleepSpans`, one at a time. */
export function* sleepSpansOneByOne(window: SleepWindow, from: Date, horizon: Duration): Generator<Span, void> {
  if (window.sleep.isToken || window.wake.isToken) {
    return;
  }
  const end = later(from, horizon);
  let start = asleepSince(window, from) ?? nextSleep(window, from, end);
  while (start !== undefined) {
    const until = window.wake.next(start, window.timeZone);
    yield { from: start, until };
    start = until === undefined ? undefined : nextSleep(window, until, end);
  }
}

/**
 * The times asleep, in order, from an instant to a horizon after it.
 *
 * Spans are whole: the first may have begun earlier, the last may end later. None when a token hides them.
 */
export const sleepSpans = (window: SleepWindow, from: Date, horizon: Duration): readonly Span[] => [
  ...sleepSpansOneByOne(window, from, horizon),
];

/** The times awake between spans asleep that follow each other. */
export const awakeSpans = (asleep: readonly Span[]): readonly Span[] =>
  asleep.slice(1).flatMap((next, index) => {
    const from = asleep[index]?.until;
    return from === undefined ? [] : [{ from, until: next.from }];
  });

/** The span that lasts the shortest, the first of equals; `undefined` for no spans. */
export function shortestSpan(spans: readonly Span[]): Span | undefined {
  const seconds = (span: Span) => spanDuration(span)?.toSeconds() ?? Number.POSITIVE_INFINITY;
  return [...spans].sort((one, other) => (seconds(one) < seconds(other) ? -1 : 1))[0];
}

/**
 * The least time from a run of one schedule to the next run of the other of its pair: how long a late run may be
 * retried before it undoes the work of the other. `undefined` if the other does not follow.
 *
 * @param from where to begin looking
 * @param horizon how far to look
 * @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_RetryPolicy.html
 */
export function shortestGap(
  first: Cron,
  second: Cron,
  timeZone: TimeZone,
  from: Date,
  horizon: Duration,
): Duration | undefined {
  const end = later(from, horizon);
  const gaps: Span[] = [];
  let run = first.next(from, timeZone);
  while (run !== undefined && run < end) {
    const follower = second.next(run, timeZone);
    if (follower === undefined) {
      break;
    }
    // Of several runs before the follower the last is the nearest to it.
    gaps.push({ from: first.previous(follower, timeZone) ?? run, until: follower });
    run = first.next(justBefore(follower), timeZone);
  }
  const shortest = shortestSpan(gaps);
  return shortest === undefined ? undefined : spanDuration(shortest);
}

/** Of schedules that run each minute nobody asks where they meet later than this. */
const MOST_RUNS = 1000;

/**
 * The first instant after another at which both schedules of a window run, or `undefined` up to the horizon.
 *
 * Of a schedule with more than a thousand runs up to the horizon the first thousand count.
 */
export function firstSameTime(
  { sleep, wake, timeZone }: SleepWindow,
  after: Date,
  horizon: Duration,
): Date | undefined {
  const end = later(after, horizon);
  let asleep = sleep.next(after, timeZone);
  for (let runs = 0; asleep !== undefined && asleep < end && runs < MOST_RUNS; runs += 1) {
    const awake = wake.next(justBefore(asleep), timeZone);
    if (awake === undefined) {
      return undefined;
    }
    if (awake.getTime() === asleep.getTime()) {
      return asleep;
    }
    asleep = sleep.next(justBefore(awake), timeZone);
  }
  return undefined;
}

/** What two spans share; spans that only meet share an instant. */
function shared(one: Span, other: Span): Span | undefined {
  const from = new Date(Math.max(one.from.getTime(), other.from.getTime()));
  const ends = [one.until, other.until].filter((end) => end !== undefined).map((end) => end.getTime());
  if (ends.length === 0) {
    return { from, until: undefined };
  }
  const until = new Date(Math.min(...ends));
  return from <= until ? { from, until } : undefined;
}

/** The first time at which both of two lists of spans, each in order, sleep or hand over to each other. */
export function firstOverlap(some: readonly Span[], others: readonly Span[]): Span | undefined {
  for (const span of some) {
    for (const other of others) {
      const overlap = shared(span, other);
      if (overlap !== undefined) {
        return overlap;
      }
    }
  }
  return undefined;
}

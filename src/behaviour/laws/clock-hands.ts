import { type Clock, Cron, OneTime, parseSchedule, Rate, type Schedule, TimeError, TimeZone } from "../../time";
import type { Timetable } from "../setup/endpoint-setup";

const DAY = 86_400_000;
/** Clocks rarely change within this span, so most runs need no question to the time zone data. */
const SPAN = 15 * DAY;

/** A timetable as it is read: once, however often it is asked. */
interface Reading {
  readonly schedule: Schedule;
  readonly zone: TimeZone;
  readonly start: number;
  readonly end: number;
}

/** ISO 8601; one without an offset is in UTC, as both services read it. */
const instantOf = (text: string): number =>
  Date.parse(/(?:[zZ]|[+-]\d{2}:?\d{2})$/.test(text) || !text.includes("T") ? text : `${text}Z`);

function read({ expression, timeZone, start, end }: Timetable): Reading {
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
    const { start, end } = read(timetable);
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

/**
 * The runs of a scheduled action or of a schedule of EventBridge Scheduler after an instant, in order, in milliseconds since
 * the epoch. A local time that clocks jump over is skipped; one that comes twice runs once, the first time. Runs at the start
 * and at the end are included: "invocations might occur on, or after, the StartDate" and "stop on, or before, the EndDate".
 * None for an expression or a time zone that AWS refuses (`timetableProblem` says why).
 *
 * @param createdMs when a rate without a start counts from: the creation of the schedule
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 * @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html
 * @see https://docs.aws.amazon.com/autoscaling/application/userguide/scheduled-scaling-using-cron-expressions.html
 */
export function* runsOf(timetable: Timetable, afterMs: number, createdMs = 0): Generator<number, void> {
  if (timetableProblem(timetable) !== undefined) {
    return;
  }
  const { schedule, zone, start, end } = read(timetable);
  const after = Math.max(afterMs, start - 1);
  for (const run of runsAfter(schedule, zone, after, Number.isFinite(start) ? start : createdMs)) {
    if (run > end) {
      return;
    }
    yield run;
  }
}

function* runsAfter(schedule: Schedule, zone: TimeZone, after: number, anchor: number): Generator<number, void> {
  if (schedule instanceof Cron) {
    yield* cronRuns(schedule, zone, after);
    return;
  }
  let last = after;
  for (;;) {
    const next =
      schedule instanceof Rate ? schedule.next(new Date(last), new Date(anchor)) : oneRun(schedule, zone, last);
    if (next === undefined || Number.isNaN(next.getTime())) {
      return;
    }
    last = next.getTime();
    yield last;
  }
}

const oneRun = (schedule: Exclude<Schedule, Rate>, zone: TimeZone, after: number): Date | undefined =>
  schedule.next(new Date(after), zone);

function* cronRuns(cron: Cron, zone: TimeZone, after: number): Generator<number, void> {
  let span = Math.floor(after / SPAN);
  let last = after;
  for (;;) {
    const clock = clockOf(zone, span);
    if (clock === undefined) {
      return;
    }
    span++;
    let found = false;
    for (const run of cron.runsBy(clock)) {
      found = true;
      if (run > last) {
        last = run;
        yield run;
      }
    }
    if (!found) {
      // A yearly schedule is not walked through in small spans.
      const next = cron.next(new Date(span * SPAN), zone);
      if (next === undefined) {
        return;
      }
      // A span has its end, and not its beginning.
      span = Math.ceil(next.getTime() / SPAN) - 1;
    }
  }
}

const clocks = new Map<string, Clock>();
const MOST_CLOCKS = 10_000;

/** The clock of a span. Schedules share it: it costs more than the runs in it. */
function clockOf(zone: TimeZone, span: number): Clock | undefined {
  const key = `${zone.name} ${span}`;
  const known = clocks.get(key);
  if (known !== undefined) {
    return known;
  }
  const clock = zone.clockBetween(new Date(span * SPAN), new Date((span + 1) * SPAN));
  if (clock !== undefined) {
    if (clocks.size >= MOST_CLOCKS) {
      clocks.clear();
    }
    clocks.set(key, clock);
  }
  return clock;
}

/** Where the last question about a timetable ended. */
interface Hand {
  readonly createdMs: number;
  readonly runs: Iterator<number, void>;
  /** The runs after this, and up to `upcoming`, are known: there is none between. */
  from: number;
  upcoming: number | undefined;
}

const hands = new WeakMap<Timetable, Hand>();

/** As far ahead of the next known run, the runs between are not walked through. */
const SKIPPED = 400 * DAY;

/**
 * The first run after an instant, both in milliseconds since the epoch; `undefined` if none is left. Questions about the same
 * timetable in the order of time are quick. Details as of `runsOf`.
 */
export function nextRun(timetable: Timetable, afterMs: number, createdMs = 0): number | undefined {
  let hand = hands.get(timetable);
  if (
    hand === undefined ||
    hand.createdMs !== createdMs ||
    afterMs < hand.from ||
    (hand.upcoming !== undefined && afterMs > hand.upcoming + SKIPPED)
  ) {
    const runs = runsOf(timetable, afterMs, createdMs);
    hand = { createdMs, runs, from: afterMs, upcoming: runs.next().value ?? undefined };
    hands.set(timetable, hand);
  }
  while (hand.upcoming !== undefined && hand.upcoming <= afterMs) {
    hand.from = hand.upcoming;
    hand.upcoming = hand.runs.next().value ?? undefined;
  }
  return hand.upcoming;
}

import { Cron, Rate, type Schedule, type TimeZone } from "../../time";
import { Clocks } from "./clocks";
import { readTimetable, type Timetable, timetableProblem } from "./timetable";

/**
 * The runs of a scheduled action or of a schedule of EventBridge Scheduler after an instant, in order, in milliseconds since
 * the epoch. A local time that clocks jump over is skipped; one that comes twice runs once, the first time. Runs at the start
 * and at the end are included: "invocations might occur on, or after, the StartDate" and "stop on, or before, the EndDate".
 * None for an expression or a time zone that AWS refuses (`timetableProblem` says why).
 *
 * @param createdMs when a rate without a start counts from: the creation of the schedule. It first runs when its time has gone
 * by once: AWS does not state whether it also runs at once.
 * @param clocks of all timetables that are asked together
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 * @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html
 * @see https://docs.aws.amazon.com/autoscaling/application/userguide/scheduled-scaling-using-cron-expressions.html
 */
export function* runsOf(
  timetable: Timetable,
  afterMs: number,
  createdMs = 0,
  clocks = new Clocks(),
): Generator<number, void> {
  if (timetableProblem(timetable) !== undefined) {
    return;
  }
  const { schedule, zone, start, end } = readTimetable(timetable);
  const anchor = Number.isFinite(start) ? start : createdMs;
  const isFromCreation = schedule instanceof Rate && anchor === createdMs && anchor !== start;
  const after = Math.max(afterMs, isFromCreation ? createdMs : start - 1);
  const runs =
    schedule instanceof Cron ? cronRuns(schedule, zone, after, clocks) : runsAfter(schedule, zone, after, anchor);
  for (const run of runs) {
    if (run > end) {
      return;
    }
    yield run;
  }
}

function* runsAfter(
  schedule: Exclude<Schedule, Cron>,
  zone: TimeZone,
  after: number,
  anchor: number,
): Generator<number, void> {
  let last = after;
  for (;;) {
    const from = new Date(last);
    const next = schedule instanceof Rate ? schedule.next(from, new Date(anchor)) : schedule.next(from, zone);
    if (next === undefined || Number.isNaN(next.getTime())) {
      return;
    }
    last = next.getTime();
    yield last;
  }
}

function* cronRuns(cron: Cron, zone: TimeZone, after: number, clocks: Clocks): Generator<number, void> {
  // The first instant that counts.
  let span = Clocks.spanOf(after + 1);
  let last = after;
  for (;;) {
    const clock = clocks.of(zone, span);
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
      const next = cron.next(new Date(Clocks.startOf(span)), zone);
      if (next === undefined) {
        return;
      }
      span = Clocks.spanOf(next.getTime());
    }
  }
}

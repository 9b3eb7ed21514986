import { createHash } from "node:crypto";
import { ClockHand } from "../../../behaviour/laws/clock-hand";
import { Clocks } from "../../../behaviour/laws/clocks";
import type { Timetable } from "../../../behaviour/laws/timetable";
import type { Run, Schedule } from "./schedule";

type Timed = Pick<
  Schedule,
  | "arn"
  | "creationTime"
  | "State"
  | "ScheduleExpression"
  | "ScheduleExpressionTimezone"
  | "StartDate"
  | "EndDate"
  | "FlexibleTimeWindow"
>;

const MOST_HANDS = 10_000;
const clocks = new Clocks();
/** Follow from the schedules: they only make the next question about the same timetable quick. */
const hands = new Map<string, ClockHand>();

/** The first run after an instant; `undefined` if none is left, or if the schedule is disabled. */
export function nextRun(schedule: Timed, after: number): Run | undefined {
  const scheduledAt = schedule.State === "DISABLED" ? undefined : handOf(schedule).next(after);
  return scheduledAt === undefined ? undefined : { scheduledAt, at: scheduledAt + delayOf(schedule, scheduledAt) };
}

function handOf({ creationTime, ...schedule }: Timed): ClockHand {
  const timetable: Timetable = {
    expression: schedule.ScheduleExpression,
    timeZone: schedule.ScheduleExpressionTimezone,
    ...(schedule.StartDate !== undefined && { start: new Date(schedule.StartDate).toISOString() }),
    ...(schedule.EndDate !== undefined && { end: new Date(schedule.EndDate).toISOString() }),
  };
  const key = JSON.stringify([timetable, creationTime]);
  const hand = hands.get(key) ?? new ClockHand(timetable, creationTime, clocks);
  if (hands.size >= MOST_HANDS) {
    hands.clear();
  }
  hands.set(key, hand);
  return hand;
}

/** AWS chooses any time in the window; here it follows from the schedule and the run, so that it is the same again. */
function delayOf({ arn, FlexibleTimeWindow: { MaximumWindowInMinutes = 0 } }: Timed, scheduledAt: number): number {
  const drawn = createHash("sha256").update(`${arn} ${scheduledAt}`).digest().readUInt32BE() / 2 ** 32;
  return Math.floor(drawn * MaximumWindowInMinutes * 60) * 1000;
}

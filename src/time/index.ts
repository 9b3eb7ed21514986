export { Cron, type SkippedRun } from "./cron";
export { Duration } from "./duration";
export { TimeError } from "./errors";
export { OneTime } from "./one-time";
export type { Problem, ProblemKind } from "./problem";
export { Rate } from "./rate";
export { parseSchedule, type Schedule } from "./schedule";
export { overlapProblems, problems, type WrittenWindow, windowProblems } from "./sleep-problems";
export {
  awakeSpans,
  firstOverlap,
  firstSameTime,
  type SleepWindow,
  type Span,
  shortestGap,
  shortestSpan,
  sleepSpans,
  sleepSpansOneByOne,
  spanDuration,
} from "./sleep-window";
export { type OffsetTransition, TimeZone } from "./time-zone";
export type { Judgement } from "./window-checks";
export type { ZoneClock } from "./zone-clock";

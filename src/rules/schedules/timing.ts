import { Cron, OneTime, type Problem, parseSchedule, TimeError, TimeZone, type Schedule as When } from "../../time";
import { isKnown, type Optional, type Schedule, type ScheduledAction, type Topology } from "../../topology";
import { isDisabled, sagemakerSchedules } from "./effect";

/** When a schedule or a scheduled action runs, as it is written and as AWS reads it. */
export interface Timing {
  readonly node: Schedule | ScheduledAction;
  readonly expression: Optional<string>;
  readonly zoneName: Optional<string>;
  readonly start: Optional<string>;
  readonly end: Optional<string>;
  /** What Terraform calls them. */
  readonly arguments: Readonly<Record<"expression" | "zone" | "start" | "end", string>>;
  /** `undefined` where it is not known, or AWS would refuse or misread it: then `problem` says why. */
  readonly when?: When;
  readonly problem?: Problem;
  /** UTC where none is given; `undefined` where it is not known or none. */
  readonly zone?: TimeZone;
  readonly zoneProblem?: Problem;
}

const OF_SCHEDULER = {
  expression: "schedule_expression",
  zone: "schedule_expression_timezone",
  start: "start_date",
  end: "end_date",
} as const;

const OF_AUTO_SCALING = { expression: "schedule", zone: "timezone", start: "start_time", end: "end_time" } as const;

/** Of the schedules that call SageMaker, but those that are switched off. */
export function* scheduleTimings(topology: Topology): Generator<Timing> {
  for (const schedule of sagemakerSchedules(topology)) {
    if (!isDisabled(schedule)) {
      yield timingOf(schedule);
    }
  }
}

export function* actionTimings(topology: Topology): Generator<Timing> {
  for (const action of topology.scheduledActions) {
    yield timingOf(action);
  }
}

export function* allTimings(topology: Topology): Generator<Timing> {
  yield* scheduleTimings(topology);
  yield* actionTimings(topology);
}

export function timingOf(node: Schedule | ScheduledAction): Timing {
  const { expression, timeZone: zoneName } = node;
  const [when, problem] = attempt(expression, parseSchedule);
  const [zone, zoneProblem] = attempt(zoneName, TimeZone.of);
  const isSchedule = node.kind === "schedule";
  return {
    node,
    expression,
    zoneName,
    start: isSchedule ? node.startDate : node.startTime,
    end: isSchedule ? node.endDate : node.endTime,
    arguments: isSchedule ? OF_SCHEDULER : OF_AUTO_SCALING,
    when,
    problem,
    zone: zoneName === undefined ? TimeZone.UTC : zone,
    zoneProblem,
  };
}

/** What a factory makes of a text, or the problem if it refuses it; nothing for a text that is not there or not known. */
function attempt<T>(text: Optional<string>, make: (text: string) => T): readonly [value?: T, problem?: Problem] {
  if (!isKnown(text)) {
    return [];
  }
  try {
    return [make(text)];
  } catch (refusal) {
    return refusal instanceof TimeError ? [undefined, refusal.problem] : [];
  }
}

/** The instant of a date that Terraform holds: in UTC, unless it has an offset. */
export function instantOf(written: Optional<string>): Date | undefined {
  if (!isKnown(written)) {
    return undefined;
  }
  const instant = Date.parse(/(?:Z|[+-]\d{2}:\d{2})$/i.test(written) ? written : `${written}Z`);
  return Number.isNaN(instant) ? undefined : new Date(instant);
}

/** The next time that it runs at or after an instant, if the expression alone decides. */
export function nextRunFrom(when: When, zone: TimeZone, from: Date): Date | undefined {
  if (when instanceof Cron || when instanceof OneTime) {
    return when.next(new Date(from.getTime() - 1), zone);
  }
  // An interval goes on for ever; its first run does not matter here.
  return from;
}

import { Cron, OneTime, type Problem, parseSchedule, TimeError, TimeZone, type Schedule as When } from "../../time";
import { isKnown, type Optional, type Schedule, type ScheduledAction, type Topology } from "../../topology";
import { endpointSchedules, isDisabled } from "./effect";

/** When a schedule or a scheduled action runs: the configured texts, and their meaning in AWS. */
export interface Timing {
  readonly node: Schedule | ScheduledAction;
  readonly expression: Optional<string>;
  readonly zoneName: Optional<string>;
  readonly start: Optional<string>;
  readonly end: Optional<string>;
  /** The names of the Terraform arguments. */
  readonly arguments: Readonly<Record<"expression" | "zone" | "start" | "end", string>>;
  /** `undefined` if it is unknown, or if AWS would reject or misread it: then `problem` states why. */
  readonly when?: When;
  readonly problem?: Problem;
  /** UTC by default; `undefined` if it is unknown or not a time zone. */
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

/** The timings of all enabled schedules for endpoints. */
export function* scheduleTimings(topology: Topology): Generator<Timing> {
  for (const schedule of endpointSchedules(topology)) {
    if (!isDisabled(schedule)) {
      yield timingOf(topology, schedule);
    }
  }
}

export function* actionTimings(topology: Topology): Generator<Timing> {
  for (const action of topology.scheduledActions) {
    yield timingOf(topology, action);
  }
}

export function* allTimings(topology: Topology): Generator<Timing> {
  yield* scheduleTimings(topology);
  yield* actionTimings(topology);
}

export function timingOf(topology: Topology, node: Schedule | ScheduledAction): Timing {
  const { expression, timeZone: zoneName } = node;
  const { expressions, zones } = readingsOf(topology);
  const { value: when, problem } = expressions.read(expression);
  const { value: zone, problem: zoneProblem } = zones.read(zoneName);
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

/** Two weeks of a daily schedule, and more than a year of a monthly one. */
const RUNS_AHEAD = 14;

/** The next runs, in milliseconds since the epoch. */
export function runsAhead(topology: Topology, { when, zone }: Timing, now: Date): readonly number[] {
  if (!(when instanceof Cron) || zone === undefined) {
    return [];
  }
  const { runs } = readingsOf(topology);
  const key = [when.expression, zone.name, now.getTime()].join("\n");
  const ahead = runs.get(key) ?? when.nextRuns(now, zone, RUNS_AHEAD).map((run) => run.getTime());
  runs.set(key, ahead);
  return ahead;
}

/** The next run at or after an instant; the instant itself for a rate. */
export function nextRunFrom({ when, zone }: Timing, from: Date): Date | undefined {
  if (zone !== undefined && (when instanceof Cron || when instanceof OneTime)) {
    return when.next(new Date(from.getTime() - 1), zone);
  }
  return from;
}

/** The instant of a date in Terraform: in UTC, unless it has an offset. */
export function instantOf(written: Optional<string>): Date | undefined {
  if (!isKnown(written)) {
    return undefined;
  }
  const instant = Date.parse(/(?:Z|[+-]\d{2}:\d{2})$/i.test(written) ? written : `${written}Z`);
  return Number.isNaN(instant) ? undefined : new Date(instant);
}

/** The parsed times of a topology. Cached: many schedules are equal, and several rules use each. */
interface Readings {
  readonly expressions: Reader<When>;
  readonly zones: Reader<TimeZone>;
  readonly runs: Map<string, readonly number[]>;
}

const readings = new WeakMap<Topology, Readings>();

function readingsOf(topology: Topology): Readings {
  const known = readings.get(topology);
  const read = known ?? { expressions: new Reader(parseSchedule), zones: new Reader(TimeZone.of), runs: new Map() };
  if (known === undefined) {
    readings.set(topology, read);
  }
  return read;
}

interface ReadText<T> {
  readonly value?: T;
  readonly problem?: Problem;
}

/** Parses texts once, and keeps the value or the problem. An unknown text has neither. */
class Reader<T> {
  private readonly known = new Map<string, ReadText<T>>();

  constructor(private readonly make: (text: string) => T) {}

  read(text: Optional<string>): ReadText<T> {
    if (!isKnown(text)) {
      return {};
    }
    const read = this.known.get(text) ?? this.attempt(text);
    this.known.set(text, read);
    return read;
  }

  private attempt(text: string): ReadText<T> {
    try {
      return { value: this.make(text) };
    } catch (refusal) {
      return refusal instanceof TimeError ? { problem: refusal.problem } : {};
    }
  }
}

import { type Fault, isClosedAtZero, lowestMinimum, type Way, type Ways, waysOf, waysOfSubject } from "../behaviour";
import { timings } from "../catalogue/timings";
import { smallest } from "../largest";
import { clockWords } from "../time/clock-words";
import { isKnown, nodeKey, type ScalableTarget, type ScheduledAction, type Subject, type Topology } from "../topology";
import type { SleepReason, WakeReason } from "./reason";
import { nameOf } from "./station";

/** Whether one component or variant scales to zero and wakes again. */
export interface SubjectVerdict {
  readonly of: string;
  readonly sleeps: SleepReason;
  readonly wakes: WakeReason;
  readonly ways: Ways;
}

/** The nodes on the ways that errors of rules break, by direction. */
export interface Breaks {
  readonly down: ReadonlySet<string>;
  readonly up: ReadonlySet<string>;
}

export function subjectVerdict(topology: Topology, subject: Subject, breaks: Breaks): SubjectVerdict {
  const targets = topology.targetsOf(subject);
  const ways = waysOfSubject(topology, subject);
  if (targets.surelyNone && ways.hidden.length === 0 && ways.down.length + ways.up.length === 0) {
    // Nothing scales it: it keeps the copies that it was created with.
    return { of: nameOf(subject), ways, sleeps: { kind: "never" }, wakes: { kind: "always awake" } };
  }
  const release = subject.kind === "inference-component" ? timings.instanceReleaseSeconds : 0;
  return judged({ topology, of: nameOf(subject), targets: targets.nodes, ways, release }, breaks);
}

/** The verdict of a target whose component or variant is not in the source. */
export function targetVerdict(topology: Topology, of: string, target: ScalableTarget, breaks: Breaks): SubjectVerdict {
  return judged({ topology, of, targets: [target], ways: waysOf(topology, target), release: 0 }, breaks);
}

interface Judging {
  readonly topology: Topology;
  readonly of: string;
  readonly targets: readonly ScalableTarget[];
  readonly ways: Ways;
  /** How long instances stay after the last copy, in seconds. */
  readonly release: number;
}

function judged(judging: Judging, breaks: Breaks): SubjectVerdict {
  const { topology, of, targets, ways } = judging;
  // An action that never runs, according to a rule, lowers nothing.
  const isDead = (action: ScheduledAction): boolean => breaks.down.has(nodeKey(action));
  const minimums = targets.map((target) => lowestMinimum(topology, target, isDead));
  const staysUp = minimums.length > 0 && minimums.every((minimum) => isKnown(minimum) && minimum > 0);
  if (staysUp) {
    return { of, ways, sleeps: { kind: "always awake" }, wakes: { kind: "always awake" } };
  }
  const taken = areClosed(topology, targets) ? { ...judging, ways: bySchedule(ways) } : judging;
  return { of, ways, sleeps: sleepReason(taken, breaks.down), wakes: wakeReason(taken, breaks.up) };
}

/** Whether it sleeps only at times when no request may wake it. */
export const areClosed = (topology: Topology, targets: readonly ScalableTarget[]): boolean =>
  targets.length > 0 && targets.every((target) => isClosedAtZero(topology, target));

/** Everything else moves it within its bounds, which are above zero or closed. */
function bySchedule({ down, up, hidden }: Ways): Ways {
  const isSchedule = ({ by }: Way): boolean => by === "schedule" || by === "scheduled action";
  return { hidden, down: down.filter(isSchedule), up: up.filter(isSchedule) };
}

function sleepReason({ of, ways, release }: Judging, broken: ReadonlySet<string>): SleepReason {
  const open = ways.down.filter((way) => !isBroken(way, broken));
  const whole = open.filter(({ state }) => state === "holds");
  const idle = whole.flatMap(({ when }) => (when.kind === "idle" || when.kind === "always" ? [when.seconds] : []));
  if (idle.length > 0) {
    return { kind: "idle", seconds: smallest(idle) + release };
  }
  if (whole.length > 0) {
    return { kind: "hours", schedules: hoursOf(whole) };
  }
  const because = [...ways.hidden.map((what) => `${of}: ${what}`), ...unknowns(open)];
  return because.length > 0 ? { kind: "unknown", because } : { kind: "never" };
}

function wakeReason({ of, ways }: Judging, broken: ReadonlySet<string>): WakeReason {
  const open = ways.up.filter((way) => !isBroken(way, broken));
  const whole = open.filter(({ state }) => state === "holds");
  if (whole.some(({ when }) => when.kind === "request")) {
    return { kind: "request" };
  }
  const unknown = unknowns(open.filter(({ when }) => when.kind !== "hours"));
  const waiting = whole.flatMap(({ when }) => (when.kind === "waiting" ? [when.above] : []));
  if (waiting.length > 0 && unknown.length === 0) {
    return { kind: "waiting", above: smallest(waiting) };
  }
  const because = [...ways.hidden.map((what) => `${of}: ${what}`), ...unknown];
  if (because.length > 0) {
    return { kind: "unknown", because };
  }
  const schedules = hoursOf(whole);
  return schedules.length > 0 ? { kind: "hours", schedules } : { kind: "never" };
}

/** Broken by its own state, or by a finding about one of its nodes. */
export const isBroken = ({ state, nodes }: Way, broken: ReadonlySet<string>): boolean =>
  state === "broken" || nodes.some((node) => broken.has(nodeKey(node)));

const hoursOf = (ways: readonly Way[]): readonly string[] => [
  ...new Set(ways.flatMap(({ when }) => (when.kind === "hours" ? [clockWords(when.expression, when.timeZone)] : []))),
];

const unknowns = (ways: readonly Way[]): readonly string[] => [
  ...new Set(ways.flatMap(({ faults, state }) => (state === "unknown" ? faults.map(faultText) : []))),
];

/** `aws_appautoscaling_policy.track: it tracks metric math, which is not evaluated`. */
export const faultText = ({ on, what }: Fault): string => `${on.address}: ${what}`;

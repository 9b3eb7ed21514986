import type { OperateReading } from "../reading";
import { nextChanges } from "../reading";
import type { EndpointState, UnitState } from "../state/endpoint-state";
import type { NextChange } from "../state/next-change";
import { momentText, nounOf } from "../text";
import { type CapacityChange, changeOf } from "./capacity-change";
import { alwaysOn, minimumAboveZero, noComponent, nothingToScale, notSteady, outOfBounds } from "./errors";
import { afterSleep, afterWake, boundsOf, subjectOf } from "./outlook";

/** A component or variant that a command looked at. */
export interface PlannedUnit {
  readonly unit: UnitState;
  /** @default - it is left as it is */
  readonly change?: CapacityChange;
  /** What follows, or why it is left as it is: a sentence. */
  readonly note: string;
}

/** What a command sets, and what follows. */
export interface ChangePlan {
  readonly endpoint: EndpointState;
  readonly units: readonly PlannedUnit[];
  /** The next scheduled change; `undefined` if none is known. */
  readonly next?: NextChange;
}

/** What is set, in this order. */
export const changesOf = ({ units }: ChangePlan): readonly CapacityChange[] =>
  units.flatMap(({ change }) => change ?? []);

/** What follows, in sentences. */
export const notesOf = ({ units, next }: ChangePlan): readonly string[] => [
  ...units.map(({ note }) => note),
  ...(next === undefined
    ? []
    : [`The next scheduled change is on ${momentText(next.at)}: ${next.name} ${next.does} of ${next.of}.`]),
];

export interface WakeOptions {
  readonly component?: string | undefined;
  /** Copies or instances, an integer >= 1. @default - the minimum of the target, and at least 1 */
  readonly copies?: number | undefined;
}

/** @throws ScaleToZeroError for what cannot be woken */
export function planWake(reading: OperateReading, { component, copies }: WakeOptions): ChangePlan {
  const { topology } = reading;
  const endpoint = steady(reading);
  const plans = unitsOf(endpoint, component).map((unit) => {
    const subject = subjectOf(topology, endpoint.name, unit);
    const bounds = boundsOf(topology, subject);
    if (copies !== undefined && bounds !== undefined) {
      if (copies > bounds.max) {
        throw outOfBounds(unit.name, copies, "maximum", bounds.max);
      }
      if (copies < bounds.min) {
        throw outOfBounds(unit.name, copies, "minimum", bounds.min);
      }
    }
    const to = copies ?? Math.max(1, bounds?.min ?? 1);
    return unit.desired >= to
      ? {
          unit,
          note: `${unit.name} has ${unit.desired} ${nounOf(unit.kind)[unit.desired === 1 ? 0 : 1]} already.`,
        }
      : { unit, change: changeOf(endpoint.name, unit, to), note: afterWake(topology, subject, unit) };
  });
  return planOf(reading, endpoint, plans);
}

export interface SleepOptions {
  readonly component?: string | undefined;
  /** Also below the minimum of the target. @default false */
  readonly force?: boolean | undefined;
}

/** @throws ScaleToZeroError for what cannot be put to sleep */
export function planSleep(reading: OperateReading, { component, force = false }: SleepOptions): ChangePlan {
  const { topology } = reading;
  const endpoint = steady(reading);
  const plans = unitsOf(endpoint, component).map((unit) => {
    const subject = subjectOf(topology, endpoint.name, unit);
    if (subject?.kind === "variant" && topology.hostingOf(subject) !== "asynchronous") {
      throw alwaysOn(unit.name);
    }
    const bounds = boundsOf(topology, subject);
    if (bounds !== undefined && bounds.min > 0 && !force) {
      throw minimumAboveZero(unit.name, bounds.min, nounOf(unit.kind));
    }
    return unit.desired === 0
      ? { unit, note: `${unit.name} is asleep already.` }
      : { unit, change: changeOf(endpoint.name, unit, 0), note: afterSleep(topology, subject, unit) };
  });
  return planOf(reading, endpoint, plans);
}

function planOf(reading: OperateReading, endpoint: EndpointState, units: readonly PlannedUnit[]): ChangePlan {
  const next = nextChanges(reading).get(endpoint.name);
  return { endpoint, units, ...(next !== undefined && { next }) };
}

/** SageMaker changes nothing of what is changing. */
function steady({ states }: OperateReading): EndpointState {
  const [endpoint] = states;
  if (endpoint === undefined) {
    throw nothingToScale("");
  }
  if (endpoint.status !== "InService") {
    throw notSteady(endpoint.name, endpoint.status);
  }
  return endpoint;
}

function unitsOf(endpoint: EndpointState, component: string | undefined): readonly UnitState[] {
  const { units, name } = endpoint;
  if (component === undefined) {
    if (units.length === 0) {
      throw nothingToScale(name);
    }
    return units;
  }
  const unit = units.find((one) => one.kind === "component" && one.name === component);
  if (unit === undefined) {
    throw noComponent(
      component,
      name,
      units.filter(({ kind }) => kind === "component").map((one) => one.name),
    );
  }
  return [unit];
}

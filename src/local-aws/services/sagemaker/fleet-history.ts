import type { Call } from "../../call";
import type { UnitId } from "../../events";
import { tableOf } from "../../store/table";
import { type Fleet, servingOf, wantedOf } from "./fleet";
import { variantUnit } from "./unit-id";

/** What a fleet was from a moment on, until the next step. */
export interface FleetStep {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Instances that are billed: from the moment that they are asked for. */
  readonly instances: number;
  readonly ready: number;
  /** The copies of each unit. */
  readonly copies: Readonly<Record<UnitId, CopyCounts>>;
}

export interface CopyCounts {
  readonly wanted: number;
  readonly serving: number;
}

/** The steps of a fleet, the oldest first. */
interface FleetHistory {
  readonly steps: readonly FleetStep[];
}

const HISTORIES = tableOf<FleetHistory>("sagemaker.fleet-history");

/** As long as requests are recorded. */
const KEPT = 15 * 86_400_000;

/** Local AWS keeps no more of a fleet, so that years of them stay small. */
const MOST_STEPS = 500;

/** Notes what became of a fleet, if it looks different from before. @param fleet `undefined` for one that is gone */
export function noteFleet(call: Call, key: UnitId, fleet: Fleet | undefined): void {
  const table = call.table(HISTORIES);
  if (fleet === undefined) {
    table.delete(key);
    return;
  }
  const steps = table.get(key)?.steps ?? [];
  const step = stepOf(call.now, fleet);
  const last = steps.at(-1);
  if (last !== undefined && isSame(last, step)) {
    return;
  }
  const before = last?.at === step.at ? steps.slice(0, -1) : steps;
  table.put(key, { steps: within([...before, step], call.now - KEPT).slice(-MOST_STEPS) });
}

/** The steps of a fleet from the one that holds at a moment. @param from milliseconds since the epoch */
export const fleetSteps = (call: Call, key: UnitId, from: number): readonly FleetStep[] =>
  within(call.table(HISTORIES).get(key)?.steps ?? [], from);

/** The last step before tells what was at the moment. */
function within(steps: readonly FleetStep[], from: number): readonly FleetStep[] {
  const first = steps.findIndex(({ at }) => at > from);
  return steps.slice(Math.max(0, (first === -1 ? steps.length : first) - 1));
}

function stepOf(at: number, fleet: Fleet): FleetStep {
  const own = fleet.hasModel ? [variantUnit(fleet.endpoint, fleet.variant)] : [];
  const units = new Set([...own, ...fleet.copies.map(({ unit }) => unit)]);
  const copies = [...units].map((unit) => [unit, { wanted: wantedOf(fleet, unit), serving: servingOf(fleet, unit) }]);
  return {
    at,
    instances: fleet.instances.length,
    ready: fleet.instances.filter(({ isReady }) => isReady).length,
    copies: Object.fromEntries(copies),
  };
}

function isSame(one: FleetStep, other: FleetStep): boolean {
  const units = Object.keys({ ...one.copies, ...other.copies });
  return (
    one.instances === other.instances &&
    one.ready === other.ready &&
    units.every(
      (unit) =>
        (one.copies[unit]?.wanted ?? 0) === (other.copies[unit]?.wanted ?? 0) &&
        (one.copies[unit]?.serving ?? 0) === (other.copies[unit]?.serving ?? 0),
    )
  );
}

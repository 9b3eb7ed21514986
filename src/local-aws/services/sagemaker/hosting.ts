import { provisioningPhase, totalSeconds } from "../../../behaviour/laws/cold-start";
import type { Call } from "../../call";
import type { UnitId } from "../../events";
import { adaptersOf, baseOf, COMPONENTS } from "./component";
import { after } from "./durations";
import { ENDPOINTS, type Endpoint } from "./endpoint";
import { countsOf, FLEETS, type Fleet, servingOf, wantedOf } from "./fleet";
import { noteFleet } from "./fleet-history";
import { FleetMoves } from "./fleet-moves";
import { needsOf, unitTiming } from "./fleet-needs";
import { meterFleet } from "./instance-use";
import { imageOf } from "./model";
import { componentOf, componentUnit, variantUnit } from "./unit-id";
import type { VariantHosting, VariantState } from "./variant";

/** Moves what is in a fleet, and shows what became of it. Does nothing for a fleet that is not there. */
export function moveFleet(call: Call, key: UnitId, move: (moves: FleetMoves) => void): FleetMoves | undefined {
  const before = call.table(FLEETS).get(key);
  if (before === undefined) {
    return undefined;
  }
  const moves = new FleetMoves(before, needsOf(call, before));
  move(moves);
  keep(call, key, before, moves.row());
  return moves;
}

/** When an instance that is asked for now is there, in milliseconds since the epoch. */
export const instanceReadyAt = (call: Call, fleet: Fleet, from = call.now): number =>
  after(from, totalSeconds([provisioningPhase(unitTiming(call, fleet, variantUnit(fleet.endpoint, fleet.variant)))]));

/** The instances of a new endpoint start. @param from when AWS has them, in milliseconds since the epoch */
export function startFleets(call: Call, endpoint: Endpoint, from: number): void {
  for (const [hosting, count] of onInstances(endpoint)) {
    const fleet = emptyFleet(call, endpoint.name, hosting);
    const key = variantUnit(endpoint.name, hosting.VariantName);
    call.table(FLEETS).put(key, fleet);
    moveFleet(call, key, (moves) => moves.start(count, instanceReadyAt(call, fleet, from), "CreateEndpoint"));
  }
}

/** A deployment has replaced all instances: the copies that there shall be serve on the new ones. */
export function deployFleets(call: Call, endpoint: Endpoint): void {
  const kept = new Set<UnitId>();
  for (const [hosting, count] of onInstances(endpoint)) {
    const key = variantUnit(endpoint.name, hosting.VariantName);
    const before = call.table(FLEETS).get(key);
    const fleet = emptyFleet(call, endpoint.name, hosting);
    const moves = new FleetMoves({ ...fleet, changing: before?.changing ?? [] }, needsOf(call, fleet));
    const copies = fleet.hasModel ? new Map([[key, count]]) : componentCopies(before);
    moves.deploy(fleet.hasModel ? 0 : count, copies, "UpdateEndpoint");
    moves.begin(key);
    kept.add(key);
    keep(call, key, before, moves.row());
  }
  forgetFleets(call, endpoint, kept);
}

/** @param kept those that stay @default - none */
export function forgetFleets(call: Call, endpoint: Endpoint, kept: ReadonlySet<UnitId> = new Set()): void {
  for (const [key, fleet] of fleetsOf(call, endpoint.name)) {
    if (!kept.has(key)) {
      call.table(FLEETS).delete(key);
      note(call, key, fleet, undefined);
      show(call, key, fleet, undefined);
    }
  }
}

export function fleetsOf(call: Call, endpoint: string): readonly (readonly [UnitId, Fleet])[] {
  const prefix = variantUnit(endpoint, "");
  return call
    .table(FLEETS)
    .entries()
    .filter(([key]) => key.startsWith(prefix));
}

/** Variants with the counts of instances that there are. */
export const counted = (call: Call, endpoint: string, variants: readonly VariantState[]): readonly VariantState[] =>
  variants.map((variant) => {
    const fleet = call.table(FLEETS).get(variantUnit(endpoint, variant.VariantName));
    return fleet === undefined ? variant : { ...variant, ...countsOf(fleet) };
  });

function* onInstances({ hosting, started = [] }: Endpoint): Generator<readonly [VariantHosting, number]> {
  for (const one of hosting) {
    const state = started.find(({ VariantName }) => VariantName === one.VariantName);
    if (!one.isServerless) {
      yield [one, state?.DesiredInstanceCount ?? 0];
    }
  }
}

function componentCopies(fleet: Fleet | undefined): ReadonlyMap<UnitId, number> {
  const units = new Set(fleet?.copies.map(({ unit }) => unit));
  return new Map([...units].map((unit) => [unit, fleet === undefined ? 0 : wantedOf(fleet, unit)]));
}

function emptyFleet(call: Call, endpoint: string, hosting: VariantHosting): Fleet {
  const { VariantName, InstanceType, hostsComponents, ModelName, managed } = hosting;
  const image = imageOf(call, ModelName);
  return {
    endpoint,
    variant: VariantName,
    ...(InstanceType !== undefined && { instanceType: InstanceType }),
    hasModel: !hostsComponents,
    ...(image !== undefined && { image }),
    managed: hostsComponents && managed !== undefined,
    minInstances: managed?.min ?? 0,
    maxInstances: managed?.max ?? Number.MAX_SAFE_INTEGER,
    instances: [],
    copies: [],
    changing: [],
    nextId: 0,
    nextRelease: 0,
  };
}

function keep(call: Call, key: UnitId, before: Fleet | undefined, fleet: Fleet): void {
  call.table(FLEETS).put(key, fleet);
  note(call, key, before, fleet);
  show(call, key, before, fleet);
}

function note(call: Call, key: UnitId, before: Fleet | undefined, after: Fleet | undefined): void {
  noteFleet(call, key, after);
  meterFleet(call, before, after);
}

/** Brings what DescribeX shows up to date, and then lets the others know. */
function show(call: Call, key: UnitId, before: Fleet | undefined, after: Fleet | undefined): void {
  const units = new Set([...(before?.copies ?? []), ...(after?.copies ?? [])].map(({ unit }) => unit));
  const changed: (readonly [UnitId, number])[] = [];
  for (const name of [...units].map(componentOf)) {
    if (name !== undefined) {
      changed.push(...showComponent(call, name, after));
    }
  }
  const { endpoint, variant } = after ?? before ?? {};
  if (endpoint !== undefined && variant !== undefined) {
    const is = after === undefined ? { CurrentInstanceCount: 0, DesiredInstanceCount: 0 } : countsOf(after);
    const was = before === undefined ? 0 : countsOf(before).CurrentInstanceCount;
    const isShown = showVariant(call, endpoint, { VariantName: variant, ...is });
    if (isShown && is.CurrentInstanceCount !== was) {
      changed.push([key, is.CurrentInstanceCount]);
    }
  }
  for (const [unit, serving] of changed) {
    call.tell({ kind: "capacity", unit, serving });
  }
}

function showComponent(call: Call, name: string, fleet: Fleet | undefined): readonly (readonly [UnitId, number])[] {
  const component = call.table(COMPONENTS).get(name);
  const serving = fleet === undefined ? 0 : servingOf(fleet, componentUnit(name));
  if (component === undefined || component.currentCopies === serving) {
    return [];
  }
  call.table(COMPONENTS).put(name, { ...component, currentCopies: serving });
  return [
    [componentUnit(name), serving],
    ...adaptersOf(call, name).flatMap((adapter) => followBase(call, adapter.name)),
  ];
}

/** An adapter is served by the copies of its base, from the moment that it is there. */
export function followBase(call: Call, name: string): readonly (readonly [UnitId, number])[] {
  const adapter = call.table(COMPONENTS).get(name);
  const base = adapter && baseOf(adapter);
  const serving = call.table(COMPONENTS).get(base ?? "")?.currentCopies ?? 0;
  if (
    adapter === undefined ||
    base === undefined ||
    adapter.status === "Creating" ||
    adapter.currentCopies === serving
  ) {
    return [];
  }
  call.table(COMPONENTS).put(name, { ...adapter, currentCopies: serving });
  return [[componentUnit(name), serving]];
}

/** @returns whether the endpoint shows the variant: not while it is being created */
function showVariant(call: Call, name: string, counts: VariantState): boolean {
  const endpoint = call.table(ENDPOINTS).get(name);
  const shown = endpoint?.variants.find(({ VariantName }) => VariantName === counts.VariantName);
  if (endpoint === undefined || shown === undefined) {
    return false;
  }
  const isNew =
    shown.CurrentInstanceCount !== counts.CurrentInstanceCount ||
    shown.DesiredInstanceCount !== counts.DesiredInstanceCount;
  if (isNew) {
    const variants = endpoint.variants.map((variant) => (variant === shown ? { ...variant, ...counts } : variant));
    call.table(ENDPOINTS).put(name, { ...endpoint, variants });
  }
  return true;
}

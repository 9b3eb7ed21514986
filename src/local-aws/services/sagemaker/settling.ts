import type { Failure } from "../../../behaviour/laws/failure";
import type { Call } from "../../call";
import type { UnitId, WorldEvent } from "../../events";
import { COMPONENTS } from "./component";
import { ENDPOINTS, type Endpoint } from "./endpoint";
import { FLEETS, isUpdating, servingOf } from "./fleet";
import { counted, fleetsOf, moveFleet } from "./hosting";
import { shortageReason } from "./shortage";
import { componentOf, variantUnit } from "./unit-id";
import { arrived } from "./variant";

type End = Extract<WorldEvent, { readonly kind: "settled" }>["end"];

/** The changes of the units of a fleet that are over. */
export function settleFleet(call: Call, key: UnitId): void {
  const fleet = call.table(FLEETS).get(key);
  for (const unit of fleet?.changing ?? []) {
    const component = componentOf(unit);
    if (component === undefined) {
      settleEndpoint(call, fleet?.endpoint ?? "");
    } else if (fleet !== undefined && !isUpdating(fleet, unit)) {
      settleComponent(call, key, component, unit);
    }
  }
}

function settleComponent(call: Call, key: UnitId, name: string, unit: UnitId): void {
  const component = call.table(COMPONENTS).get(name);
  // A component whose copies have no room is not created.
  const isCreated = component?.work !== "CREATE_IN_PROGRESS" || component.currentCopies > 0;
  if (component === undefined || component.steps.length > 0 || !isCreated) {
    return;
  }
  moveFleet(call, key, (moves) => moves.end(unit));
  const { work: _over, ...rest } = component;
  call.table(COMPONENTS).put(name, { ...rest, status: "InService", lastModifiedTime: call.now });
  call.tell({ kind: "settled", unit, end: "done" });
}

/** AWS gave up to look for an instance: the capacity is what serves. */
export function giveUp(call: Call, key: UnitId, unit: UnitId, kind: Failure["kind"]): void {
  const fleet = call.table(FLEETS).get(key);
  if (fleet === undefined) {
    return;
  }
  const reason = shortageReason(call, kind, fleet);
  moveFleet(call, key, (moves) => {
    moves.scale(unit, servingOf(fleet, unit), "");
    if (componentOf(unit) !== undefined) {
      moves.end(unit);
    }
  });
  const component = call.table(COMPONENTS).get(componentOf(unit) ?? "");
  if (component !== undefined) {
    const { work, ...rest } = component;
    call.table(COMPONENTS).put(component.name, {
      ...rest,
      status: work === "CREATE_IN_PROGRESS" ? "Failed" : "InService",
      failureReason: reason,
      desiredCopies: component.currentCopies,
      lastModifiedTime: call.now,
    });
    call.tell({ kind: "settled", unit, end: kind });
    return;
  }
  const endpoint = call.table(ENDPOINTS).get(fleet.endpoint);
  if (endpoint !== undefined) {
    call.table(ENDPOINTS).put(endpoint.name, { ...endpoint, failureReason: reason, lacking: kind });
  }
}

export const isInProgress = ({ status }: Endpoint): boolean =>
  status === "Creating" || status === "Updating" || status === "RollingBack";

/** An endpoint is in service once nothing of its variants is under way, and no step is to come. */
export function settleEndpoint(call: Call, name: string): void {
  const endpoint = call.table(ENDPOINTS).get(name);
  const fleets = fleetsOf(call, name);
  const isUnderWay = fleets.some(([key, fleet]) => isUpdating(fleet, key));
  if (endpoint === undefined || endpoint.steps.length > 0 || isUnderWay) {
    return;
  }
  for (const [key] of fleets) {
    moveFleet(call, key, (moves) => moves.end(key));
  }
  if (!isInProgress(endpoint)) {
    return;
  }
  const { started, lacking, ...rest } = endpoint;
  const variants = counted(call, name, arrived(started ?? endpoint.variants));
  call.table(ENDPOINTS).put(name, { ...rest, variants, status: "InService", lastModifiedTime: call.now });
  for (const { VariantName, CurrentInstanceCount: serving } of variants) {
    const isNew = endpoint.variants.every((before) => before.VariantName !== VariantName);
    if (isNew && serving !== undefined) {
      call.tell({ kind: "capacity", unit: variantUnit(name, VariantName), serving });
    }
  }
  tellSettled(call, endpoint, lacking ?? "done");
}

export function tellSettled(call: Call, { name, hosting }: Endpoint, end: End): void {
  for (const { VariantName } of hosting) {
    call.tell({ kind: "settled", unit: variantUnit(name, VariantName), end });
  }
}

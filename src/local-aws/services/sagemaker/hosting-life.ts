import type { Call } from "../../call";
import { RowDynamics } from "../../dynamics";
import { type Living, settle } from "../../store/life-cycle";
import type { Dynamics } from "../../world";
import { COMPONENTS, type Component, componentsOf } from "./component";
import { ENDPOINTS, type Endpoint } from "./endpoint";
import { FLEETS } from "./fleet";
import { deployFleets, followBase, moveFleet } from "./hosting";
import { giveUp, isInProgress, settleEndpoint, settleFleet, tellSettled } from "./settling";
import { componentUnit, variantUnit } from "./unit-id";

/** What happens by itself to endpoints, to components, and to the instances and copies below them. */
export const hostingLife: readonly Dynamics[] = [
  new RowDynamics(ENDPOINTS, (call, name, row) => {
    const next = settle(row, call.now);
    if (next === undefined) {
      call.table(ENDPOINTS).delete(name);
    } else {
      call.table(ENDPOINTS).put(name, next);
      endpointStep(call, row, next);
    }
  }),
  new RowDynamics(COMPONENTS, (call, name, row) => {
    const next = settle(row, call.now);
    if (next === undefined) {
      call.table(COMPONENTS).delete(name);
    } else {
      call.table(COMPONENTS).put(name, next);
      componentStep(call, row, next);
    }
  }),
  new RowDynamics(FLEETS, (call, key) => {
    const moves = moveFleet(call, key, (fleet) => fleet.advance());
    for (const { unit, kind } of moves?.lost ?? []) {
      giveUp(call, key, unit, kind);
    }
    settleFleet(call, key);
  }),
];

function endpointStep(call: Call, before: Endpoint, next: Living<Endpoint>): void {
  if (next.deploys === true) {
    const { deploys: _done, ...deployed } = next;
    call.table(ENDPOINTS).put(next.name, deployed);
    deployFleets(call, deployed);
  }
  if (isInProgress(before) && !isInProgress(next)) {
    tellSettled(call, next, "failed");
  }
  if (next.status === "Failed") {
    failComponents(call, next);
  }
  settleEndpoint(call, next.name);
}

/** What waited for an endpoint that did not come into being. */
function failComponents(call: Call, { name, arn }: Endpoint): void {
  for (const component of componentsOf(call, name).filter(({ work }) => work === "CREATE_IN_PROGRESS")) {
    const { work: _over, ...rest } = component;
    call.table(COMPONENTS).put(component.name, {
      ...rest,
      status: "Failed",
      failureReason: `The endpoint "${arn}" is Failed.`,
      lastModifiedTime: call.now,
      steps: [],
    });
    call.tell({ kind: "settled", unit: componentUnit(component.name), end: "failed" });
  }
}

function componentStep(call: Call, before: Component, next: Component): void {
  const unit = componentUnit(next.name);
  if (before.work !== undefined && next.work === undefined) {
    call.tell({ kind: "settled", unit, end: next.failureReason === undefined ? "done" : "failed" });
  }
  for (const [adapter, serving] of followBase(call, next.name)) {
    call.tell({ kind: "capacity", unit: adapter, serving });
  }
  if (next.updates !== undefined && before.updates === undefined) {
    const { updates, ...updated } = next;
    call.table(COMPONENTS).put(next.name, { ...updated, steps: [] });
    moveFleet(call, variantUnit(next.endpointName, next.variantName), (moves) => {
      moves.replace(unit);
      moves.scale(unit, updates, "UpdateInferenceComponent");
    });
  }
}

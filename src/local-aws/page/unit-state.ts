import type { Call } from "../call";
import type { UnitId } from "../events";
import { baseOf, type Component } from "../services/sagemaker/component";
import type { Endpoint } from "../services/sagemaker/endpoint";
import { type FleetStep, fleetSteps } from "../services/sagemaker/fleet-history";
import { componentUnit, variantUnit } from "../services/sagemaker/unit-id";
import { talliesSince } from "../services/usage/record";
import { UNITS } from "../services/usage/unit";

/** From a moment on, in milliseconds since the epoch: how many there shall be, and how many serve. */
export type UnitStep = readonly [at: number, wanted: number, serving: number];

/** Requests that began, and that were refused, in a part of the time that is shown. */
export type RequestSlot = readonly [at: number, started: number, refused: number];

/** The copies of a component, or the instances of a variant. */
export interface UnitState {
  readonly id: UnitId;
  readonly kind: "copies" | "instances" | "serverless";
  readonly name: string;
  readonly status: string;
  readonly failureReason?: string;
  readonly instanceType?: string;
  /** Whether a request can be sent to it: not to a variant that is there for components. */
  readonly takesRequests: boolean;
  readonly wanted: number;
  readonly serving: number;
  /** Requests that are worked on, and that wait. */
  readonly working: number;
  readonly waiting: number;
  readonly steps: readonly UnitStep[];
  readonly requests: readonly RequestSlot[];
}

/** The time that is shown, in milliseconds since the epoch. */
export interface Shown {
  readonly from: number;
  readonly to: number;
}

export function variantStates(call: Call, endpoint: Endpoint, shown: Shown): readonly UnitState[] {
  return endpoint.variants.map((variant) => {
    const { VariantName: name, CurrentInstanceCount: serving, DesiredInstanceCount: wanted } = variant;
    const hosting = endpoint.hosting.find(({ VariantName }) => VariantName === name);
    const id = variantUnit(endpoint.name, name);
    return {
      id,
      kind: serving === undefined ? "serverless" : "instances",
      name,
      status: endpoint.status,
      ...(hosting?.InstanceType !== undefined && { instanceType: hosting.InstanceType }),
      takesRequests: hosting?.hostsComponents !== true,
      wanted: wanted ?? 0,
      serving: serving ?? 0,
      ...inSystem(call, id),
      steps: stepsOf(call, id, shown, ({ instances, ready }) => [instances, ready]),
      requests: slotsOf(call, id, shown),
    };
  });
}

export function componentState(call: Call, component: Component, shown: Shown): UnitState {
  const { name, status, failureReason, desiredCopies, currentCopies, endpointName, variantName } = component;
  const id = componentUnit(name);
  // An adapter is served by the copies of its base.
  const copies = componentUnit(baseOf(component) ?? name);
  return {
    id,
    kind: "copies",
    name,
    status,
    ...(failureReason !== undefined && { failureReason }),
    takesRequests: true,
    wanted: desiredCopies,
    serving: currentCopies,
    ...inSystem(call, id),
    steps: stepsOf(call, variantUnit(endpointName, variantName), shown, ({ copies: counts }) => [
      counts[copies]?.wanted ?? 0,
      counts[copies]?.serving ?? 0,
    ]),
    requests: slotsOf(call, id, shown),
  };
}

function inSystem(call: Call, id: UnitId): Pick<UnitState, "working" | "waiting"> {
  const unit = call.table(UNITS).get(id);
  return { working: unit?.working.length ?? 0, waiting: unit?.waiting.length ?? 0 };
}

function stepsOf(
  call: Call,
  key: UnitId,
  { from }: Shown,
  countsOf: (step: FleetStep) => readonly [wanted: number, serving: number],
): readonly UnitStep[] {
  const steps: UnitStep[] = [];
  for (const step of fleetSteps(call, key, from)) {
    const [wanted, serving] = countsOf(step);
    const last = steps.at(-1);
    if (last === undefined || last[1] !== wanted || last[2] !== serving) {
      steps.push([step.at, wanted, serving]);
    }
  }
  return steps;
}

/** As many as a chart can show beside each other. */
const SLOTS = 120;

function slotsOf(call: Call, id: UnitId, { from, to }: Shown): readonly RequestSlot[] {
  const width = (to - from) / SLOTS;
  const slots = new Map<number, RequestSlot>();
  for (const { at, started, refused } of talliesSince(call, id, call.table(UNITS).get(id)?.hours ?? [], from)) {
    const slot = Math.min(SLOTS - 1, Math.max(0, Math.floor((at - from) / width)));
    const [, before = 0, refusedBefore = 0] = slots.get(slot) ?? [];
    slots.set(slot, [from + (slot + 0.5) * width, before + started, refusedBefore + refused]);
  }
  return [...slots.values()];
}

import type { Failure } from "../../../behaviour/laws/failure";
import type { Call } from "../../call";
import type { UnitId } from "../../events";
import { agendaOf } from "../../store/table";
import { componentOf, variantUnit } from "./unit-id";

/** An instance of a variant. Times are milliseconds since the epoch. */
export interface FleetInstance {
  readonly id: number;
  readonly askedAt: number;
  readonly readyAt: number;
  readonly isReady: boolean;
  /** Units whose image it has pulled. */
  readonly images: readonly UnitId[];
  /** Of an instance that is ready and without a copy. */
  readonly emptySince: number;
}

/** A copy of a component, or the one copy of the model that an instance of a variant with a model runs. */
export interface FleetCopy {
  readonly id: number;
  readonly unit: UnitId;
  readonly wantedAt: number;
  /** The operation that asked for it, for faults to match. */
  readonly operation: string;
  /** `waiting`: for room, or for its instance to be ready. `denied`: AWS has no instance for it, and has not said so yet. */
  readonly state: "waiting" | "denied" | "starting" | "serving" | "leaving";
  /** Also while it is leaving. */
  readonly serves: boolean;
  readonly instance?: number;
  /** When it serves, is gone, or is placed again. */
  readonly until?: number;
  /** Why it is denied if it still is then. */
  readonly lack?: { readonly kind: Failure["kind"]; readonly isOver: boolean };
}

/** The instances of one variant of an endpoint, and the copies on them. */
export interface Fleet {
  readonly endpoint: string;
  readonly variant: string;
  readonly instanceType?: string;
  /** The variant has a model: each instance runs one copy of it, and its only unit is the variant. */
  readonly hasModel: boolean;
  /** The image of that model. */
  readonly image?: string;
  /** Whether SageMaker adds and releases instances for the copies of components. */
  readonly managed: boolean;
  readonly minInstances: number;
  readonly maxInstances: number;
  readonly instances: readonly FleetInstance[];
  readonly copies: readonly FleetCopy[];
  /** Units with a change that is not over. */
  readonly changing: readonly UnitId[];
  readonly nextId: number;
  /** When the next instance may be released. */
  readonly nextRelease: number;
  /** When something happens next; absent for never. */
  readonly due?: number;
}

/** By the unit of their variant. */
export const FLEETS = agendaOf<Fleet>("sagemaker.fleets", ({ due }) => due ?? Number.POSITIVE_INFINITY);

/** Copies that serve. */
export const servingOf = ({ copies }: Fleet, unit: UnitId): number =>
  copies.filter((copy) => copy.unit === unit && copy.serves).length;

/** Copies that there shall be. */
export const wantedOf = ({ copies }: Fleet, unit: UnitId): number =>
  copies.filter((copy) => copy.unit === unit && copy.state !== "leaving").length;

/**
 * Whether a change of a unit is under way: SageMaker refuses another one meanwhile. A copy that waits for room on the
 * instances that are there does not count.
 */
export function isUpdating(fleet: Fleet, unit: UnitId): boolean {
  return fleet.hasModel || componentOf(unit) !== undefined
    ? fleet.copies.some(
        ({ unit: own, state, instance }) =>
          own === unit && state !== "serving" && !(state === "waiting" && instance === undefined),
      )
    : fleet.instances.some(({ isReady }) => !isReady);
}

/** Whether a copy waits for an instance that AWS does not have. */
export const isLacking = ({ copies }: Fleet, unit: UnitId): boolean =>
  copies.some((copy) => copy.unit === unit && copy.state === "denied");

/** The counts that DescribeEndpoint shows of a variant. */
export function countsOf(fleet: Fleet): {
  readonly CurrentInstanceCount: number;
  readonly DesiredInstanceCount: number;
} {
  const unit = variantUnit(fleet.endpoint, fleet.variant);
  return fleet.hasModel
    ? { CurrentInstanceCount: servingOf(fleet, unit), DesiredInstanceCount: wantedOf(fleet, unit) }
    : {
        CurrentInstanceCount: fleet.instances.filter(({ isReady }) => isReady).length,
        DesiredInstanceCount: fleet.instances.length,
      };
}

/** @returns `undefined` for a serverless variant, and when it is not there */
export const fleetOf = (call: Call, endpoint: string, variant: string): Fleet | undefined =>
  call.table(FLEETS).get(variantUnit(endpoint, variant));

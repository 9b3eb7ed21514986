import {
  copiesThatFit,
  emptyRoom,
  occupy,
  placed,
  type Requirements,
  type Room,
} from "../../../behaviour/laws/placement";
import { instanceShape } from "../../../catalogue/instance-shapes";
import type { UnitId } from "../../events";
import type { Fleet, FleetCopy } from "./fleet";

/** Takes a whole instance: a model of the variant, or a copy on an instance of unknown shape. */
const WHOLE: Requirements = { accelerators: 1, cpuCores: 0, memoryMb: 0, placement: "SPREAD" };

/** What a copy takes of an instance of this fleet. */
type RequirementsOf = (unit: UnitId) => Requirements;

const shapeOf = ({ instanceType }: Fleet) => (instanceType === undefined ? undefined : instanceShape(instanceType));

function newRoom(fleet: Fleet): Room {
  const shape = shapeOf(fleet);
  return shape === undefined ? { accelerators: 1, cpuCores: 0, memoryMb: 0 } : emptyRoom(shape);
}

const requirementsIn = (fleet: Fleet, unit: UnitId, requirements: RequirementsOf): Requirements =>
  shapeOf(fleet) === undefined ? WHOLE : requirements(unit);

/** Whether an instance is added for a copy that has no room. */
export function mayAdd(fleet: Fleet, unit: UnitId, requirements: RequirementsOf): boolean {
  const { hasModel, managed, maxInstances, instances } = fleet;
  const fits = () => copiesThatFit(newRoom(fleet), requirementsIn(fleet, unit, requirements)) >= 1;
  return hasModel || (managed && instances.length < maxInstances && fits());
}

/** Position of the instance that a copy is placed on; -1 if it finds no room, or brings its own instance. */
export function instanceFor(fleet: Fleet, copy: Pick<FleetCopy, "unit">, requirements: RequirementsOf): number {
  if (fleet.hasModel) {
    return -1;
  }
  const places = fleet.instances.map(() => ({ room: newRoom(fleet), ownCopies: 0, copies: 0 }));
  const byId = new Map(fleet.instances.map(({ id }, index) => [id, places[index]]));
  for (const { unit, instance } of fleet.copies) {
    const place = instance === undefined ? undefined : byId.get(instance);
    if (place !== undefined) {
      occupy(place.room, requirementsIn(fleet, unit, requirements), 1);
      place.copies += 1;
      place.ownCopies += unit === copy.unit ? 1 : 0;
    }
  }
  return placed(places, requirementsIn(fleet, copy.unit, requirements));
}

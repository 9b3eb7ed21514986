import { instanceShape } from "../../catalogue/instance-shapes";
import { emptyRoom, type InstanceSlot, occupy, placed } from "../laws/placement";
import type { EndpointSetup, UnitSetup, VariantSetup } from "../setup/endpoint-setup";

/** More are not looked for. */
const MOST = 100;

/**
 * Copies of each component for which the instances of an endpoint have room at the same time, at most 100. `undefined` for
 * asynchronous variants, and if the instance type or what a copy requires is not known.
 */
export function roomForCopies(setup: EndpointSetup): number | undefined {
  const most = setup.variants.map((variant, position) =>
    roomOn(
      variant,
      setup.units.filter((unit) => unit.variant === position && unit.base === undefined),
    ),
  );
  const known = most.flatMap((one) => one ?? []);
  return known.length === most.length && known.length > 0 ? Math.min(...known) : undefined;
}

function roomOn({ instanceType, maxInstances }: VariantSetup, units: readonly UnitSetup[]): number | undefined {
  const shape = instanceType === undefined ? undefined : instanceShape(instanceType);
  const requirements = units.map((unit) => unit.requirements);
  const all = requirements.flatMap((one) => one ?? []);
  if (shape === undefined || all.length !== requirements.length || maxInstances > MOST) {
    return undefined;
  }
  const isBounded = all.some(({ accelerators, cpuCores, memoryMb }) => accelerators + cpuCores + memoryMb > 0);
  if (!isBounded) {
    return undefined;
  }
  const rooms = Array.from({ length: maxInstances }, () => emptyRoom(shape));
  const copies = rooms.map(() => all.map(() => 0));
  for (let each = 0; each < MOST; each += 1) {
    for (const [component, wanted] of all.entries()) {
      const places = rooms.map(
        (room, index): InstanceSlot => ({
          room,
          ownCopies: copies[index]?.[component] ?? 0,
          copies: (copies[index] ?? []).reduce((sum, one) => sum + one, 0),
        }),
      );
      const at = placed(places, wanted);
      const [room, counts] = [rooms[at], copies[at]];
      if (room === undefined || counts === undefined) {
        return each;
      }
      occupy(room, wanted, 1);
      counts[component] = (counts[component] ?? 0) + 1;
    }
  }
  return MOST;
}

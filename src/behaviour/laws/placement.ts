import type { InstanceShape } from "../../catalogue/instance-shape";

/** What one copy takes of an instance. */
export interface Requirements {
  readonly accelerators: number;
  readonly cpuCores: number;
  readonly memoryMb: number;
  readonly placement: "SPREAD" | "BINPACK";
}

/** What is free on an instance. */
export interface Room {
  accelerators: number;
  cpuCores: number;
  memoryMb: number;
}

const MB_PER_GIB = 1024;

/** An empty instance. */
export const emptyRoom = ({ accelerators, vcpus, memoryGib }: InstanceShape): Room => ({
  accelerators,
  cpuCores: vcpus,
  memoryMb: memoryGib * MB_PER_GIB,
});

/** Copies that fit: the least over devices, memory and cores of what is free through what one copy requires. */
export function copiesThatFit(room: Room, { accelerators, cpuCores, memoryMb }: Requirements): number {
  const share = (free: number, required: number): number =>
    required <= 0 ? Number.POSITIVE_INFINITY : Math.floor(free / required);
  return Math.min(
    share(room.accelerators, accelerators),
    share(room.cpuCores, cpuCores),
    share(room.memoryMb, memoryMb),
  );
}

/** Takes room for a copy, or gives it back with `copies` of -1. */
export function occupy(room: Room, { accelerators, cpuCores, memoryMb }: Requirements, copies: number): void {
  room.accelerators -= accelerators * copies;
  room.cpuCores -= cpuCores * copies;
  room.memoryMb -= memoryMb * copies;
}

/** An instance that a copy may be placed on. */
export interface InstanceSlot {
  readonly room: Room;
  /** Copies of the same component on it. */
  readonly ownCopies: number;
  /** All copies on it. */
  readonly copies: number;
}

/**
 * Position of the instance that a copy is placed on; -1 if it fits on none. `SPREAD` takes the one with the fewest copies of
 * the component, `BINPACK` the one with the most copies. The first of equals.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_InferenceComponentSchedulingConfig.html
 */
export function placed(places: readonly InstanceSlot[], requirements: Requirements): number {
  let chosen = -1;
  let best = Number.NEGATIVE_INFINITY;
  for (const [index, place] of places.entries()) {
    const rank = requirements.placement === "BINPACK" ? place.copies : -place.ownCopies;
    if (rank > best && copiesThatFit(place.room, requirements) >= 1) {
      chosen = index;
      best = rank;
    }
  }
  return chosen;
}

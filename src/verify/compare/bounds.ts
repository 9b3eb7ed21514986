import { isKnown, type Optional, type ScalableTarget, type Schedule, type Topology } from "../../topology";
import type { Difference } from "./field";
import { written } from "./value";

/** The bounds of a target that are neither as applied nor as a schedule sets them. */
export function boundDifferences(wanted: Topology, asked: ScalableTarget, live: ScalableTarget): readonly Difference[] {
  const actions = wanted.scheduledActionsOf(asked);
  const sleeps = wanted.schedules.some(callsAFunction) ? [0] : [];
  const bound = (name: string, own: Optional<number>, moved: readonly Optional<number>[], is: Optional<number>) => {
    const legal = [own, ...moved.filter((value) => value !== undefined)];
    const known = own !== undefined && actions.complete && legal.every(isKnown) && isKnown(is);
    return known && !legal.includes(is) ? [{ name, wanted: written(own) ?? "", live: written(is) ?? "" }] : [];
  };
  return [
    ...bound(
      "min_capacity",
      asked.minCapacity,
      [...actions.nodes.map(({ minCapacity }) => minCapacity), ...sleeps],
      live.minCapacity,
    ),
    ...bound(
      "max_capacity",
      asked.maxCapacity,
      actions.nodes.map(({ maxCapacity }) => maxCapacity),
      live.maxCapacity,
    ),
  ];
}

/** A schedule that puts an endpoint to sleep through a function or a state machine sets the minimum to 0. */
const callsAFunction = ({ operation }: Schedule): boolean => operation === undefined;

import { isKnown, type ScalableTarget, type Schedule, type Topology } from "../../topology";
import { autoScalingApi } from "../documents";
import { isDisabled, schedulesCalling, UPDATE } from "./effect";

export const REGISTER = autoScalingApi("RegisterScalableTarget");

/** Whether a scheduled action changes a bound, or may do so: the bound in the target is then not decisive. */
export function isMoved(topology: Topology, target: ScalableTarget, bound: "minCapacity" | "maxCapacity"): boolean {
  const actions = topology.scheduledActionsOf(target);
  return !actions.complete || actions.nodes.some((action) => action[bound] !== undefined);
}

/** The schedules that set a number of copies, each with the scalable target of the copies. */
export function* scaledBySchedules(topology: Topology): Generator<readonly [Schedule, ScalableTarget]> {
  for (const schedule of schedulesCalling(topology, UPDATE)) {
    const component = isDisabled(schedule) ? undefined : topology.componentOf(schedule).node;
    const [target] = component === undefined ? [] : topology.targetsOf(component);
    if (target !== undefined) {
      yield [schedule, target];
    }
  }
}

export const copyCountOf = ({ input }: Schedule) => (isKnown(input) ? input.copyCount : undefined);

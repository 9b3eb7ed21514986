import { capacityOf, lowestMinimum, opensZero } from "../../behaviour";
import { Cron, OneTime } from "../../time";
import { isKnown, isUnknown, once, type ScalableTarget, type ScheduledAction, type Topology } from "../../topology";
import { timingOf } from "../schedules/timing";

/**
 * The targets that should be at zero at some time: their minimum is 0, or a scheduled action sets it to 0. The target
 * of a variant that is not in the source counts as well, because a minimum of 0 has no other purpose.
 */
export const sleepers = (topology: Topology): ReadonlySet<ScalableTarget> => sleepersOf(topology);

const sleepersOf = once(
  (topology) =>
    new Set(
      topology.scalableTargets.filter(
        (target) => capacityOf(topology, target) !== undefined && lowestMinimum(topology, target) === 0,
      ),
    ),
);

export const isSleeper = (topology: Topology, target: ScalableTarget): boolean => sleepers(topology).has(target);

/** A scheduled action that raises the minimum, if no later action lowers it again. Past actions do not count. */
export function raisedForGood(topology: Topology, target: ScalableTarget, now: Date): RaisingAction | undefined {
  const actions = topology.scheduledActionsOf(target);
  const running = actions.nodes.filter((action) => !isPast(topology, action, now));
  const mayLower = !actions.complete || running.some((action) => opensZero(action) || isUnknown(action.minCapacity));
  return mayLower ? undefined : running.find(raises);
}

type RaisingAction = ScheduledAction & { readonly minCapacity: number };

const raises = (action: ScheduledAction): action is RaisingAction =>
  isKnown(action.minCapacity) && action.minCapacity > 0;

function isPast(topology: Topology, action: ScheduledAction, now: Date): boolean {
  const { when } = timingOf(topology, action);
  return (when instanceof Cron || when instanceof OneTime) && when.isExhausted(now);
}

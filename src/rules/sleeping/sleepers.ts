import { Cron, OneTime } from "../../time";
import {
  isAdapter,
  isKnown,
  isUnknown,
  type Maybe,
  type ScalableTarget,
  type ScheduledAction,
  type Topology,
  Unknown,
} from "../../topology";
import { once } from "../once";
import { timingOf } from "../schedules/timing";

/** What a target counts, of what can be at zero. */
export type Capacity = "copies" | "instances";

const COPIES = "sagemaker:inference-component:DesiredCopyCount";
const INSTANCES = "sagemaker:variant:DesiredInstanceCount";

/**
 * What a target counts; `undefined` for what it cannot take to zero (a real-time variant, a serverless one, an adapter)
 * or cannot be told, and `Unknown` where it counts the instances of a variant that is not in the source.
 */
export function capacityOf(topology: Topology, target: ScalableTarget): Maybe<Capacity> | undefined {
  const subject = topology.subjectOf(target).node;
  if (target.scalableDimension === COPIES) {
    return subject?.kind === "inference-component" && isAdapter(subject) ? undefined : "copies";
  }
  if (target.scalableDimension !== INSTANCES) {
    return undefined;
  }
  const hosting = subject?.kind === "variant" ? topology.hostingOf(subject) : Unknown;
  if (isUnknown(hosting)) {
    return Unknown;
  }
  return hosting === "asynchronous" ? "instances" : undefined;
}

/**
 * The targets that are meant to be at zero at some time: their minimum is 0, or a scheduled action makes it 0. One of a
 * variant that is not in the source counts: nobody sets 0 for anything else.
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

/** The least that a target's minimum ever is. */
export function lowestMinimum(topology: Topology, target: ScalableTarget): Maybe<number> | undefined {
  const actions = topology.scheduledActionsOf(target);
  if (target.minCapacity === 0 || actions.nodes.some(opensZero)) {
    return 0;
  }
  const mayBeLower = !actions.complete || actions.nodes.some(({ minCapacity }) => isUnknown(minCapacity));
  return mayBeLower ? Unknown : target.minCapacity;
}

/** A scheduled action that raises a minimum which none of those that still run lowers again. */
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

/** A minimum of 0 is as good as a maximum of 0: whoever sets one lets it sleep. */
const opensZero = ({ minCapacity, maxCapacity }: ScheduledAction): boolean => minCapacity === 0 || maxCapacity === 0;

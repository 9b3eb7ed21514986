import { largest } from "../../largest";
import {
  isKnown,
  isUnknown,
  type Maybe,
  once,
  type ScalableTarget,
  type ScheduledAction,
  type Topology,
  Unknown,
} from "../../topology";

interface Bounds {
  readonly lowestMinimum: Maybe<number> | undefined;
  readonly highestMaximum: Maybe<number> | undefined;
  readonly isClosedAtZero: boolean;
}

/** Rules ask for each action of a target. */
const known = once(() => new Map<ScalableTarget, Bounds>());

function boundsOf(topology: Topology, target: ScalableTarget): Bounds {
  const targets = known(topology);
  let bounds = targets.get(target);
  if (bounds === undefined) {
    bounds = {
      lowestMinimum: findLowest(topology, target, () => false),
      highestMaximum: findHighest(topology, target),
      isClosedAtZero: findClosed(topology, target),
    };
    targets.set(target, bounds);
  }
  return bounds;
}

/**
 * The least that a target's minimum ever is: its own, and those of its scheduled actions, unless they are suspended.
 * @param isDead whether an action is known never to run
 */
export const lowestMinimum = (
  topology: Topology,
  target: ScalableTarget,
  isDead?: (action: ScheduledAction) => boolean,
): Maybe<number> | undefined =>
  isDead === undefined ? boundsOf(topology, target).lowestMinimum : findLowest(topology, target, isDead);

/** The most that a target's maximum ever is; `undefined` where none is set. */
export const highestMaximum = (topology: Topology, target: ScalableTarget): Maybe<number> | undefined =>
  boundsOf(topology, target).highestMaximum;

function findLowest(
  topology: Topology,
  target: ScalableTarget,
  isDead: (action: ScheduledAction) => boolean,
): Maybe<number> | undefined {
  if (target.minCapacity === 0) {
    return 0;
  }
  const { suspended } = target;
  const isSuspended = isKnown(suspended) ? suspended.scheduledScaling : suspended;
  if (isSuspended === true) {
    return target.minCapacity;
  }
  const actions = topology.scheduledActionsOf(target);
  const running = actions.nodes.filter((action) => !isDead(action));
  if (running.some(opensZero)) {
    return isUnknown(isSuspended) ? Unknown : 0;
  }
  const mayBeLower = !actions.complete || running.some(({ minCapacity }) => isUnknown(minCapacity));
  return mayBeLower ? Unknown : target.minCapacity;
}

/** A minimum of 0 is as good as a maximum of 0: whoever sets one lets it sleep. */
export const opensZero = ({ minCapacity, maxCapacity }: ScheduledAction): boolean =>
  minCapacity === 0 || maxCapacity === 0;

function findHighest(topology: Topology, target: ScalableTarget): Maybe<number> | undefined {
  const actions = topology.scheduledActionsOf(target);
  const all = [target.maxCapacity, ...actions.nodes.map(({ maxCapacity }) => maxCapacity)].filter(
    (maximum) => maximum !== undefined,
  );
  if (!actions.complete || all.some(isUnknown)) {
    return Unknown;
  }
  return all.length === 0 ? undefined : largest(all.filter(isKnown));
}

/**
 * Whether nothing may wake while it is at zero, because somebody wants it so: its own minimum is above 0, and each
 * scheduled action that lets it go to zero takes the maximum to 0 as well.
 */
export const isClosedAtZero = (topology: Topology, target: ScalableTarget): boolean =>
  boundsOf(topology, target).isClosedAtZero;

function findClosed(topology: Topology, target: ScalableTarget): boolean {
  const actions = topology.scheduledActionsOf(target);
  const opening = actions.nodes.filter(opensZero);
  const ownStaysUp = isKnown(target.minCapacity) && target.minCapacity > 0;
  // A target that was registered in a window may hold its closed bounds.
  const ownIsClosed = target.minCapacity === 0 && target.maxCapacity === 0;
  const raised = actions.nodes.some(({ minCapacity }) => isKnown(minCapacity) && minCapacity > 0);
  // After one that raises the maximum alone, requests may wake what its minimum of 0 has let go.
  const reopened = actions.nodes.some(
    ({ minCapacity, maxCapacity }) =>
      maxCapacity !== undefined && maxCapacity !== 0 && !(isKnown(minCapacity) && minCapacity > 0),
  );
  return (
    actions.complete &&
    raised &&
    !reopened &&
    (ownStaysUp || ownIsClosed) &&
    opening.length > 0 &&
    opening.every(({ maxCapacity }) => maxCapacity === 0)
  );
}

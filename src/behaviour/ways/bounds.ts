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

/** Cached, because rules ask once for each action of a target. */
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
 * The lowest minimum of a target: its own, or that of a scheduled action, unless those are suspended.
 * @param isDead whether an action is known never to run
 */
export const lowestMinimum = (
  topology: Topology,
  target: ScalableTarget,
  isDead?: (action: ScheduledAction) => boolean,
): Maybe<number> | undefined =>
  isDead === undefined ? boundsOf(topology, target).lowestMinimum : findLowest(topology, target, isDead);

/** The highest maximum of a target, its own or that of a scheduled action; `undefined` if none is set. */
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

/** Whether a scheduled action allows zero capacity: a maximum of 0 does so as well as a minimum of 0. */
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
 * Whether a target must not wake while it is at zero, by design: its own minimum is above 0, and each scheduled action
 * that allows zero also sets the maximum to 0.
 */
export const isClosedAtZero = (topology: Topology, target: ScalableTarget): boolean =>
  boundsOf(topology, target).isClosedAtZero;

function findClosed(topology: Topology, target: ScalableTarget): boolean {
  const actions = topology.scheduledActionsOf(target);
  const opening = actions.nodes.filter(opensZero);
  const ownStaysUp = isKnown(target.minCapacity) && target.minCapacity > 0;
  // A target that was registered during a sleep window may have the bounds of that window.
  const ownIsClosed = target.minCapacity === 0 && target.maxCapacity === 0;
  const raised = actions.nodes.some(({ minCapacity }) => isKnown(minCapacity) && minCapacity > 0);
  // After an action that raises only the maximum, requests may wake a target with a minimum of 0.
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

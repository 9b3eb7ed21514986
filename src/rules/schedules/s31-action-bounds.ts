import { highestMaximum } from "../../behaviour";
import { smallest } from "../../largest";
import { isKnown, type Maybe, type ScalableTarget, type ScheduledAction, type Topology, Unknown } from "../../topology";
import { autoScalingApi } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";

export const actionBounds = rule({
  id: "S31",
  slug: "action-bounds",
  severity: "error",
  evidence: "measured",
  effect: effects.breaksWays,
  title: "A scheduled action must set a bound, and its minimum must not exceed the maximum",
  why: 'Application Auto Scaling returns "Maximum capacity cannot be less than minimum capacity", or "At least one of minimum capacity and maximum capacity should be provided". The action does not exist, or does not run.',
  remedy:
    "Set min_capacity to at most max_capacity, within the action and together with the other bound of the target.",
  source: autoScalingApi("PutScheduledAction"),
  *check(topology) {
    const minimums = new Map<ScalableTarget, Maybe<number> | undefined>();
    const lowestOf = (target: ScalableTarget) => {
      if (!minimums.has(target)) {
        minimums.set(target, lowestSetMinimum(topology, target));
      }
      return minimums.get(target);
    };
    for (const action of topology.scheduledActions) {
      const problem = problemOf(topology, action, lowestOf);
      if (problem !== undefined) {
        const target = topology.targetOf(action).node;
        yield finding(action, { ...problem, about: target === undefined ? [] : [target] });
      }
    }
  },
});

/** The lowest configured minimum: a maximum of 0 does not lower the minimum in the same action. */
function lowestSetMinimum(topology: Topology, target: ScalableTarget): Maybe<number> | undefined {
  const actions = topology.scheduledActionsOf(target);
  const all = [target, ...actions.nodes].map(({ minCapacity }) => minCapacity).filter((min) => min !== undefined);
  if (!actions.complete || !all.every(isKnown)) {
    return Unknown;
  }
  return all.length === 0 ? undefined : smallest(all);
}

function problemOf(
  topology: Topology,
  action: ScheduledAction,
  lowestOf: (target: ScalableTarget) => Maybe<number> | undefined,
) {
  const { minCapacity: min, maxCapacity: max } = action;
  if (min === undefined && max === undefined) {
    return { what: "it sets neither min_capacity nor max_capacity", fix: "min_capacity, max_capacity, or both" };
  }
  if (isKnown(min) && isKnown(max) && min > max) {
    return { what: `min_capacity is ${min}, and max_capacity is ${max}`, fix: `max_capacity of at least ${min}` };
  }
  const target = topology.targetOf(action).node;
  if (target === undefined) {
    return undefined;
  }
  // An omitted bound is that of the target, unless another action changes it.
  const highest = highestMaximum(topology, target);
  if (isKnown(min) && max === undefined && isKnown(highest) && min > highest) {
    return {
      what: `min_capacity is ${min}, and max_capacity of ${target.address} is never above ${highest}`,
      fix: `max_capacity = ${min} in the same action, or a higher max_capacity on ${target.address}`,
    };
  }
  const lowest = lowestOf(target);
  if (isKnown(max) && min === undefined && isKnown(lowest) && max < lowest) {
    return {
      what: `max_capacity is ${max}, and min_capacity of ${target.address} is never below ${lowest}`,
      fix: `min_capacity = ${max} in the same action`,
    };
  }
  return undefined;
}

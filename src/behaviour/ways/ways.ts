import { isTargetTracking, once, type ScalableTarget, type Subject, type Topology } from "../../topology";
import { actionWays, scheduleWays } from "./schedule-ways";
import { stepsDown, stepsUp } from "./step-ways";
import { trackingDown, trackingUp } from "./tracking-ways";
import type { Way } from "./way";

/** All paths on which the capacity of a target scales to zero and from zero. */
export interface Ways {
  readonly down: readonly Way[];
  readonly up: readonly Way[];
  /** Why there may be further ways; empty if all are known. */
  readonly hidden: readonly string[];
}

const known = once(() => new Map<ScalableTarget, Ways>());

/** Cached, because rules and verdicts ask for the ways of each target. */
export function waysOf(topology: Topology, target: ScalableTarget): Ways {
  const targets = known(topology);
  let ways = targets.get(target);
  if (ways === undefined) {
    ways = findWays(topology, target);
    targets.set(target, ways);
  }
  return ways;
}

function findWays(topology: Topology, target: ScalableTarget): Ways {
  const policies = topology.policiesOf(target);
  const actions = topology.scheduledActionsOf(target);
  const subject = topology.subjectOf(target).node;
  const schedules = subject?.kind === "inference-component" ? topology.schedulesOf(subject) : undefined;
  const ways: Way[] = [];
  for (const policy of policies) {
    if (isTargetTracking(policy)) {
      ways.push(trackingDown(topology, target, policy));
      const up = trackingUp(topology, target, policy);
      ways.push(...(up === undefined ? [] : [up]));
    } else if (policy.kind === "step-policy") {
      for (const one of [...stepsDown(topology, target, policy), ...stepsUp(topology, target, policy)]) {
        ways.push(one);
      }
    }
  }
  const timed = [
    ...actions.nodes.flatMap((action) => [...actionWays(target, action)]),
    ...(schedules?.nodes.flatMap((schedule) => [...scheduleWays(schedule)]) ?? []),
  ];
  const vague = policies.nodes.filter(({ kind }) => kind === "other-policy");
  const hidden = [
    ...(policies.complete ? [] : ["not all of its policies are known"]),
    ...(actions.complete ? [] : ["not all of its scheduled actions are known"]),
    ...(schedules?.complete === false ? ["not all of its schedules are known"] : []),
    ...vague.map(({ address }) => `what ${address} does is not known`),
  ];
  return sorted([...ways, ...timed], hidden);
}

function sorted(ways: readonly Way[], hidden: readonly string[]): Ways {
  const towards = (direction: Way["direction"]): readonly Way[] => ways.filter((one) => one.direction === direction);
  return { down: towards("down"), up: towards("up"), hidden };
}

/** The ways of a component or a variant: those of its targets, or of the schedules of a component without a target. */
export function waysOfSubject(topology: Topology, subject: Subject): Ways {
  const targets = topology.targetsOf(subject);
  const unseen = targets.complete ? [] : ["not all of its scalable targets are known"];
  if (targets.nodes.length === 0 && subject.kind === "inference-component") {
    const schedules = topology.schedulesOf(subject);
    const hidden = schedules.complete ? unseen : [...unseen, "not all of its schedules are known"];
    return sorted(
      schedules.nodes.flatMap((schedule) => [...scheduleWays(schedule)]),
      hidden,
    );
  }
  const [only] = targets.nodes;
  if (only !== undefined && targets.nodes.length === 1 && targets.complete) {
    return waysOf(topology, only);
  }
  const all = targets.nodes.map((target) => waysOf(topology, target));
  return {
    down: all.flatMap(({ down }) => down),
    up: all.flatMap(({ up }) => up),
    hidden: [...unseen, ...all.flatMap(({ hidden }) => hidden)],
  };
}

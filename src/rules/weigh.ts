import { lowestMinimum, type Way, waysOf } from "../behaviour";
import { isUnknown, type Node, nodeKey, type ScalableTarget, type Topology } from "../topology";
import type { Finding } from "./finding";
import { isMeantToWake } from "./waking/wake-path";

/**
 * Makes a warning of each error that breaks one way only, where another one does the same: one good wake path is enough,
 * and a tracking policy without data holds nothing up while a step takes the capacity to zero.
 *
 * @param breaksOneWay the ids of the rules whose errors do nothing else
 */
export function weigh(topology: Topology, findings: readonly Finding[], breaksOneWay: ReadonlySet<string>): Finding[] {
  const candidates = findings.filter(({ id, severity }) => severity === "error" && breaksOneWay.has(id));
  if (candidates.length === 0) {
    return [...findings];
  }
  const errors = findings.filter(({ severity }) => severity === "error");
  const broken = new Set(errors.map(({ on }) => nodeKey(on)));
  const decisive = decisiveNodes(topology, broken, new Set(candidates.map(({ on }) => nodeKey(on))));
  const light = new Set(candidates.filter(({ on }) => decisive.get(nodeKey(on)) === false));
  return findings.map((finding) => (light.has(finding) ? { ...finding, severity: "warning" as const } : finding));
}

/** Whether sleeping or waking depends on a node; nodes that are on no way are not in the map. */
function decisiveNodes(
  topology: Topology,
  broken: ReadonlySet<string>,
  asked: ReadonlySet<string>,
): ReadonlyMap<string, boolean> {
  const decisive = new Map<string, boolean>();
  for (const target of topology.scalableTargets) {
    const { down, up } = waysOf(topology, target);
    const meant = topology.stepPoliciesOf(target).nodes.filter((policy) => isMeantToWake(topology, policy));
    const meantToWake = meant.flatMap((policy) => [policy, ...topology.alarmsOf(policy).nodes]);
    for (const [ways, others] of [[down, []] as const, [up, meantToWake] as const]) {
      const mattering =
        maySleep(topology, target) && !ways.some((one) => isAsGood(one) && isWhole(one, target, broken));
      for (const node of [...ways.flatMap(({ nodes }) => nodes), ...others]) {
        const key = nodeKey(node);
        if (node !== target && asked.has(key)) {
          decisive.set(key, mattering || decisive.get(key) === true);
        }
      }
    }
  }
  return decisive;
}

function maySleep(topology: Topology, target: ScalableTarget): boolean {
  const minimum = lowestMinimum(topology, target);
  return isUnknown(minimum) || minimum === undefined || minimum === 0;
}

/** A wake at hours, or above a number of requests, does not stand in for one on a request. */
const isAsGood = ({ direction, when }: Way): boolean => direction === "down" || when.kind === "request";

/** What is wrong with the target concerns all of its ways. */
const isWhole = ({ state, nodes }: Way, target: Node, broken: ReadonlySet<string>): boolean =>
  state === "holds" && nodes.every((node) => node === target || !broken.has(nodeKey(node)));

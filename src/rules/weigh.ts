import { lowestMinimum, type Way, waysOf } from "../behaviour";
import {
  type AlarmState,
  isUnknown,
  type Node,
  nodeKey,
  type ScalableTarget,
  type StepPolicy,
  type Topology,
} from "../topology";
import type { Direction } from "./effect";
import type { Finding } from "./finding";
import { wakePolicies } from "./waking/wake-path";

/**
 * Makes a warning of each error that breaks one way only, where another one does the same: one good wake path is enough,
 * and a tracking policy without data holds nothing up while a step takes the capacity to zero.
 *
 * @param breaksOneWay the directions in which the errors of rules do nothing else, by id
 */
export function weigh(
  topology: Topology,
  findings: readonly Finding[],
  breaksOneWay: ReadonlyMap<string, readonly Direction[]>,
): Finding[] {
  // A finding may break fewer ways than its rule.
  const directionsOf = ({ id, effect }: Finding): readonly Direction[] =>
    (breaksOneWay.get(id) ?? []).filter((direction) => effect.breaks.includes(direction));
  const candidates = findings.filter((finding) => finding.severity === "error" && directionsOf(finding).length > 0);
  if (candidates.length === 0) {
    return [...findings];
  }
  const errors = findings.filter(({ severity }) => severity === "error");
  const broken = new Set(errors.map(({ on }) => nodeKey(on)));
  const decisive = decisiveNodes(topology, broken, new Set(candidates.map(({ on }) => nodeKey(on))));
  const light = new Set(candidates.filter((finding) => isLight(directionsOf(finding), decisive, nodeKey(finding.on))));
  return findings.map((finding) => (light.has(finding) ? { ...finding, severity: "warning" as const } : finding));
}

/** Whether sleeping or waking depends on a node. Nodes that are on no way are not in the map. */
type Decisive = Readonly<Record<Direction, ReadonlyMap<string, boolean>>>;

/** A rule about sleeping does not affect waking, and a rule about waking does not affect sleeping. */
function isLight(directions: readonly Direction[], decisive: Decisive, key: string): boolean {
  const concerned = directions
    .map((direction) => decisive[direction].get(key))
    .filter((answer) => answer !== undefined);
  return concerned.length > 0 && !concerned.includes(true);
}

function decisiveNodes(topology: Topology, broken: ReadonlySet<string>, asked: ReadonlySet<string>): Decisive {
  const decisive = { down: new Map<string, boolean>(), up: new Map<string, boolean>() };
  const waking = new Set<StepPolicy>(wakePolicies(topology));
  for (const target of topology.scalableTargets) {
    const { down, up } = waysOf(topology, target);
    const downward = new Set(down.flatMap(({ nodes }) => nodes));
    const { nodes: policies } = topology.stepPoliciesOf(target);
    // A policy on no way down is for waking, and so is a policy that an alarm on requests fires, whatever it does.
    const others = policies.flatMap((policy) =>
      withAlarms(topology, policy).filter((node) => waking.has(policy) || !downward.has(node)),
    );
    for (const [direction, ways, beside] of [["down", down, []] as const, ["up", up, others] as const]) {
      const mattering =
        maySleep(topology, target) && !ways.some((one) => isAsGood(one) && isWhole(one, target, broken));
      const answers = decisive[direction];
      for (const node of [...ways.flatMap(({ nodes }) => nodes), ...beside]) {
        const key = nodeKey(node);
        if (node !== target && asked.has(key)) {
          answers.set(key, mattering || answers.get(key) === true);
        }
      }
    }
  }
  return decisive;
}

const STATES: readonly AlarmState[] = ["ALARM", "OK", "INSUFFICIENT_DATA"];

const withAlarms = (topology: Topology, policy: StepPolicy): readonly Node[] => [
  policy,
  ...STATES.flatMap((state) => topology.alarmsOf(policy, state).nodes),
];

function maySleep(topology: Topology, target: ScalableTarget): boolean {
  const minimum = lowestMinimum(topology, target);
  return isUnknown(minimum) || minimum === undefined || minimum === 0;
}

/** A wake by schedule, or above a number of requests, does not replace a wake on one request. */
const isAsGood = ({ direction, when }: Way): boolean => direction === "down" || when.kind === "request";

/** An error of the target affects all of its ways. */
const isWhole = ({ state, nodes }: Way, target: Node, broken: ReadonlySet<string>): boolean =>
  state === "holds" && nodes.every((node) => node === target || !broken.has(nodeKey(node)));

import type { Finding } from "../rules/finding";
import {
  type InferenceComponent,
  isUnknown,
  nodeKey,
  type ScalableTarget,
  type Schedule,
  type ScheduledAction,
  type Topology,
  type Variant,
} from "../topology";
import { type Hosted, placedComponents } from "./hosted";
import type { Link, WakePath } from "./review";
import { nameOf, noStation, type Station, span, station } from "./station";
import { wakeSignal } from "./wake-signal";

/** The ways from a request to an instance: one for each component that is scaled, one for each queue. */
export function wakePathsOf(topology: Topology, hosted: Hosted, findings: readonly Finding[]): readonly WakePath[] {
  const ofComponents = placedComponents(hosted).map((component) => ({
    of: nameOf(component),
    stations: componentStations(topology, component),
    subjects: [component, ...nodesOf(topology.variantOf(component))],
  }));
  const queued = hosted.variants.filter((variant) => topology.hostingOf(variant) === "asynchronous");
  const ofQueues = queued.map((variant) => ({
    of: nameOf(variant),
    stations: queueStations(topology, variant, hosted),
    subjects: [variant],
  }));
  const breaking = findings.filter(({ id, severity }) => id.startsWith("W") && severity === "error");
  return [...ofComponents, ...ofQueues].map(({ of, stations, subjects }) => ({
    of,
    links: judge(stations, subjects, breaking),
  }));
}

function componentStations(topology: Topology, component: InferenceComponent): readonly Station[] {
  const metric = {
    name: "NoCapacityInvocationFailures",
    dimension: "InferenceComponentName",
    value: nameOf(component),
  };
  const targets = topology.targetsOf(component);
  const [target] = targets.nodes;
  const start = [station("request"), station("400")];
  const instances = nodesOf(topology.variantOf(component)).map(instancesStation);
  if (target === undefined) {
    return [...start, noStation("scalable target", targets.complete), ...instances];
  }
  if (topology.wakePoliciesOf(target).surelyNone) {
    const schedules = [...topology.scheduledActionsOf(target), ...topology.schedulesOf(component)].filter(
      bringsCapacity,
    );
    if (schedules.length > 0) {
      return [...schedules.map(scheduleStation), targetStation(target), ...instances];
    }
  }
  const watching = topology.alarmsWatching(component).nodes;
  return [...start, ...wakeSignal(topology, target, watching, metric), targetStation(target), ...instances];
}

function queueStations(topology: Topology, variant: Variant, { endpoint, name }: Hosted): readonly Station[] {
  const metric = { name: "HasBacklogWithoutCapacity", dimension: "EndpointName", value: name };
  const targets = topology.targetsOf(variant);
  const [target] = targets.nodes;
  const start = [station("request"), station("queue")];
  if (target === undefined) {
    return [...start, noStation("scalable target", targets.complete)];
  }
  const watching = endpoint === undefined ? [] : topology.alarmsWatching(endpoint).nodes;
  return [...start, ...wakeSignal(topology, target, watching, metric), targetStation(target)];
}

const targetStation = (target: ScalableTarget): Station => ({
  text: `target ${span(target.minCapacity, target.maxCapacity)}`,
  nodes: [target],
  state: isUnknown(target.maxCapacity) ? "unknown" : "holds",
  isTarget: true,
});

function instancesStation(variant: Variant): Station {
  const { managedInstanceScaling: scaling } = variant;
  if (scaling === undefined) {
    return station("no ManagedInstanceScaling", [variant]);
  }
  return isUnknown(scaling)
    ? station("ManagedInstanceScaling ?", [variant], "unknown")
    : station(`ManagedInstanceScaling ${span(scaling.minInstanceCount, scaling.maxInstanceCount)}`, [variant]);
}

const scheduleStation = (schedule: Schedule | ScheduledAction): Station =>
  station(`schedule ${nameOf(schedule)}`, [schedule]);

function bringsCapacity(schedule: Schedule | ScheduledAction): boolean {
  const { kind } = schedule;
  if (kind === "scheduled-action") {
    return schedule.minCapacity !== undefined && schedule.minCapacity !== 0;
  }
  const { input } = schedule;
  return isUnknown(input) || (input?.copyCount !== undefined && input.copyCount !== 0);
}

/**
 * Marks what the rules say is broken. A finding about the whole, such as a target without a policy, marks the link that is
 * missing.
 */
function judge(
  stations: readonly Station[],
  subjects: Station["nodes"],
  breaking: readonly Finding[],
): readonly Link[] {
  const rules = stations.map(() => new Set<string>());
  for (const { id, on, about } of breaking) {
    const marked = [on, ...about]
      .map((node) => indexFor(nodeKey(node), stations, subjects))
      .find((index) => index >= 0);
    if (marked !== undefined) {
      rules[marked]?.add(id);
    }
  }
  return stations.map(({ text, state }, index) => {
    const said = [...(rules[index] ?? [])].sort();
    return { text, state: said.length > 0 && state === "holds" ? "broken" : state, rules: said };
  });
}

function indexFor(key: string, stations: readonly Station[], subjects: Station["nodes"]): number {
  const drawn = stations.findIndex(({ nodes }) => nodes.some((node) => nodeKey(node) === key));
  const isWhole = subjects.some((node) => nodeKey(node) === key) || stations[drawn]?.isTarget === true;
  const missing = stations.findIndex(({ state }) => state === "missing");
  if (isWhole && missing >= 0) {
    return missing;
  }
  // The last link stands for the place where a copy has to fit.
  return isWhole && drawn < 0 ? stations.length - 1 : drawn;
}

const nodesOf = <T>({ node }: { readonly node?: T }): readonly T[] => (node === undefined ? [] : [node]);

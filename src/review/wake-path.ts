import type { Addressed, Finding } from "../rules/finding";
import {
  type InferenceComponent,
  isKnown,
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

/** The ways from a request to an instance: one for each component that gets to zero, one for each such queue. */
export function wakePathsOf(topology: Topology, hosted: Hosted, findings: readonly Finding[]): readonly WakePath[] {
  const breaking = findings.filter(({ id, severity }) => severity === "error" && id.startsWith("W"));
  const broken = new Set(breaking.map(({ on }) => nodeKey(on)));
  const draw = new Drawing(topology, hosted, (node) => broken.has(nodeKey(node)));
  const components = placedComponents(hosted).map((component) => ({
    subject: component,
    stations: draw.ofComponent(component),
    wholes: [component, ...nodesOf(topology.variantOf(component))],
  }));
  const queued = hosted.variants.filter((variant) => topology.hostingOf(variant) === "asynchronous");
  const queues = queued.map((variant) => ({ subject: variant, stations: draw.ofQueue(variant), wholes: [variant] }));
  return [...components, ...queues].flatMap(({ subject, stations, wholes }) =>
    stations.length === 0 ? [] : [{ of: nameOf(subject), links: judge(stations, wholes, breaking) }],
  );
}

class Drawing {
  constructor(
    private readonly topology: Topology,
    private readonly hosted: Hosted,
    private readonly isBroken: (node: Addressed) => boolean,
  ) {}

  ofComponent(component: InferenceComponent): readonly Station[] {
    const { topology, isBroken } = this;
    const targets = topology.targetsOf(component);
    const [target] = targets.nodes;
    const instances = nodesOf(topology.variantOf(component)).map(instancesStation);
    const schedules = this.schedulesThatWake(component);
    if (schedules.length > 0 && topology.wakePoliciesOf(component).surelyNone) {
      return [...schedules.map(scheduleStation), ...targets.nodes.map(targetStation), ...instances];
    }
    if (target === undefined || this.staysUp(target)) {
      return targets.surelyNone || target !== undefined ? [] : [...REFUSED, noStation("scalable target", false)];
    }
    const watching = topology.alarmsWatching(component).nodes;
    const metric = {
      name: "NoCapacityInvocationFailures",
      dimension: "InferenceComponentName",
      value: nameOf(component),
    };
    const signal = wakeSignal(topology, target, { watching, metric, isBroken });
    return [...REFUSED, ...signal, targetStation(target), ...instances];
  }

  ofQueue(variant: Variant): readonly Station[] {
    const { topology, isBroken } = this;
    const { endpoint, name } = this.hosted;
    const targets = topology.targetsOf(variant);
    const [target] = targets.nodes;
    if (target === undefined || this.staysUp(target)) {
      return targets.surelyNone || target !== undefined ? [] : [...QUEUED, noStation("scalable target", false)];
    }
    const watching = endpoint === undefined ? [] : topology.alarmsWatching(endpoint).nodes;
    const metric = { name: "HasBacklogWithoutCapacity", dimension: "EndpointName", value: name };
    return [...QUEUED, ...wakeSignal(topology, target, { watching, metric, isBroken }), targetStation(target)];
  }

  /** Nothing to wake: its minimum is above zero, and no scheduled action takes it lower. */
  private staysUp(target: ScalableTarget): boolean {
    const { minCapacity } = target;
    return isKnown(minCapacity) && minCapacity > 0 && this.topology.scheduledActionsOf(target).surelyNone;
  }

  private schedulesThatWake(component: InferenceComponent): readonly (Schedule | ScheduledAction)[] {
    return [...this.topology.scheduledActionsOf(component), ...this.topology.schedulesOf(component)].filter(
      bringsCapacity,
    );
  }
}

const REFUSED = [station("request"), station("400")];

const QUEUED = [station("request"), station("queue")];

const targetStation = (target: ScalableTarget): Station => ({
  text: `target ${span(target.minCapacity, target.maxCapacity)}`,
  nodes: [target],
  state: isUnknown(target.maxCapacity) ? "unknown" : "holds",
  mayLack: true,
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
 * Marks what the rules say is broken. A finding about what lacks something, such as a target without a policy, marks the
 * link that is missing.
 */
function judge(stations: readonly Station[], wholes: Station["nodes"], breaking: readonly Finding[]): readonly Link[] {
  if (breaking.length === 0) {
    return stations.map(({ text, state }) => ({ text, state, rules: [] }));
  }
  const rules = stations.map(() => new Set<string>());
  for (const { id, on, about } of breaking) {
    const marked = [on, ...about].map((node) => indexFor(nodeKey(node), stations, wholes)).find((index) => index >= 0);
    if (marked !== undefined) {
      rules[marked]?.add(id);
    }
  }
  return stations.map(({ text, state }, index) => {
    const said = [...(rules[index] ?? [])].sort();
    return { text, state: said.length > 0 && state === "holds" ? "broken" : state, rules: said };
  });
}

function indexFor(key: string, stations: readonly Station[], wholes: Station["nodes"]): number {
  const drawn = stations.findIndex(({ nodes }) => nodes.some((node) => nodeKey(node) === key));
  const isWhole = wholes.some((node) => nodeKey(node) === key) || stations[drawn]?.mayLack === true;
  const missing = stations.findIndex(({ state }) => state === "missing");
  if (isWhole && missing >= 0) {
    return missing;
  }
  // The last link stands for the place where a copy has to fit.
  return isWhole && drawn < 0 ? stations.length - 1 : drawn;
}

const nodesOf = <T>({ node }: { readonly node?: T }): readonly T[] => (node === undefined ? [] : [node]);

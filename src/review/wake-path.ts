import { type Hosted, lowestMinimum, placedComponents, waysOfSubject } from "../behaviour";
import type { Addressed, Finding } from "../rules/finding";
import {
  type InferenceComponent,
  isKnown,
  isUnknown,
  type Node,
  nodeKey,
  type ScalableTarget,
  type Schedule,
  type ScheduledAction,
  type Subject,
  type Topology,
  type Variant,
} from "../topology";
import type { Link, WakePath } from "./review";
import { nameOf, noStation, type Station, span, station } from "./station";
import { areClosed } from "./subject-verdict";
import { type SignalView, trackingSignal, wakeSignal } from "./wake-signal";

/** The wake paths: one for each component that scales to zero, and one for each such queue. */
export function wakePathsOf(topology: Topology, hosted: Hosted, findings: readonly Finding[]): readonly WakePath[] {
  const breaking = findings.filter(({ severity, effect }) => severity === "error" && effect.marksWakePath);
  const byNode = new Map<string, Finding[]>();
  for (const finding of breaking) {
    for (const key of new Set([finding.on, ...finding.about].map(nodeKey))) {
      byNode.set(key, byNode.get(key) ?? []);
      byNode.get(key)?.push(finding);
    }
  }
  const broken = new Set(breaking.map(({ on }) => nodeKey(on)));
  const draw = new Drawing(topology, hosted, (node) => broken.has(nodeKey(node)));
  const components = placedComponents(hosted).map((component) => ({
    subject: component,
    stations: draw.ofComponent(component),
    wholes: [component, ...nodesOf(topology.variantOf(component))],
  }));
  const queued = hosted.variants.filter((variant) => topology.hostingOf(variant) === "asynchronous");
  const queues = queued.map((variant) => ({ subject: variant, stations: draw.ofQueue(variant), wholes: [variant] }));
  const strays = hosted.strays.filter(({ endpoint, names }) => endpoint === undefined && names === "endpoint");
  const elsewhere = strays.map(({ target, name, variantName = name }) => ({
    subject: { name: variantName, address: target.address },
    stations: draw.ofTarget(target, {
      watching: [],
      metric: { name: HAS_BACKLOG, dimension: "EndpointName", value: name },
      isBroken: draw.isBroken,
    }),
    wholes: [],
  }));
  // An endpoint can have many components: each uses only the findings about it.
  const about = (stations: readonly Station[], wholes: Station["nodes"]): readonly Finding[] => {
    const nodes = [...wholes, ...stations.flatMap((one) => one.nodes)];
    const own = nodes.flatMap((node) => byNode.get(nodeKey(node)) ?? []);
    topology.work.spend(own.length * stations.length);
    return [...new Set(own)];
  };
  return [...components, ...queues, ...elsewhere].flatMap(({ subject, stations, wholes }) =>
    stations.length === 0 ? [] : [{ of: nameOf(subject), links: judge(stations, wholes, about(stations, wholes)) }],
  );
}

class Drawing {
  constructor(
    private readonly topology: Topology,
    private readonly hosted: Hosted,
    readonly isBroken: (node: Addressed) => boolean,
  ) {}

  ofComponent(component: InferenceComponent): readonly Station[] {
    const { topology, isBroken } = this;
    const targets = topology.targetsOf(component);
    const [target] = targets.nodes;
    const instances = nodesOf(topology.variantOf(component)).map(instancesStation);
    const schedules = this.bySchedule(component, targets.nodes);
    if (schedules !== undefined) {
      return [...schedules, ...instances];
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
    return (
      this.bySchedule(variant, [target]) ??
      this.ofTarget(target, {
        watching,
        metric: { name: HAS_BACKLOG, dimension: "EndpointName", value: name },
        isBroken,
      })
    );
  }

  /** For a queue, or for something that is not in the source: both have a target, and waiting requests. */
  ofTarget(target: ScalableTarget, view: SignalView): readonly Station[] {
    const tracking = trackingSignal(this.topology, target);
    return [...QUEUED, ...(tracking ?? wakeSignal(this.topology, target, view)), targetStation(target)];
  }

  /** The schedule that alone wakes it, if it needs no way for requests, or if none of them may wake it. */
  private bySchedule(subject: Subject, targets: readonly ScalableTarget[]): readonly Station[] | undefined {
    const { up, hidden } = waysOfSubject(this.topology, subject);
    const atHours = up.filter(({ when }) => when.kind === "hours");
    const isOnly = atHours.length === up.length || areClosed(this.topology, targets);
    const alone = hidden.length === 0 && atHours.length > 0 && isOnly;
    if (!alone || targets.some(this.isBroken)) {
      return undefined;
    }
    const schedules = atHours.flatMap(({ nodes }) => nodes.filter(isSchedule));
    return [...schedules.map(scheduleStation), ...targets.map(targetStation)];
  }

  /** It never sleeps: its minimum is above zero, and no scheduled action lowers it. */
  private staysUp(target: ScalableTarget): boolean {
    const minimum = lowestMinimum(this.topology, target);
    return isKnown(minimum) && minimum > 0;
  }
}

const HAS_BACKLOG = "HasBacklogWithoutCapacity";

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

const isSchedule = (node: Node): node is Schedule | ScheduledAction =>
  "kind" in node && (node.kind === "schedule" || node.kind === "scheduled-action");

/**
 * Marks the links that rules report as broken. A finding about a missing part, such as a target without a policy, marks
 * the missing link.
 */
function judge(stations: readonly Station[], wholes: Station["nodes"], breaking: readonly Finding[]): readonly Link[] {
  if (breaking.length === 0) {
    return stations.map(({ text, state }) => ({ text, state, rules: [] }));
  }
  const rules = stations.map(() => new Set<string>());
  for (const { id, on, about } of breaking) {
    const marked = [on, ...about].map((node) => indexFor(nodeKey(node), stations, wholes)).find((index) => index >= 0);
    // A finding that something is lacking is about all missing links.
    const isMissing = marked !== undefined && stations[marked]?.state === "missing";
    for (const [index, { state }] of stations.entries()) {
      if (index === marked || (isMissing && state === "missing")) {
        rules[index]?.add(id);
      }
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
  // The last link is the instance on which a copy must fit.
  return isWhole && drawn < 0 ? stations.length - 1 : drawn;
}

const nodesOf = <T>({ node }: { readonly node?: T }): readonly T[] => (node === undefined ? [] : [node]);

import type { Addressed } from "../rules/finding";
import {
  type Alarm,
  type AlarmState,
  type Endpoint,
  type InferenceComponent,
  nodeKey,
  type ScalableTarget,
  type ScalingPolicy,
  type ScheduledAction,
  type Topology,
  type Variant,
} from "../topology";

/** A resource that depends on another one, or that others depend on. */
export type Hung = Endpoint | Variant | InferenceComponent | ScalableTarget | ScalingPolicy | ScheduledAction | Alarm;

/** The applied resources of a live account. */
export interface Applied {
  readonly topology: Topology;
  /** The applied resource, by the address of the resource in the account. */
  readonly counterparts: ReadonlyMap<string, Addressed>;
}

/**
 * What depends on what: an alarm on the policies that it fires, a policy on its target, a target on its component or
 * variant, and these on their endpoint. In a live account, applied resources are included: a missing resource
 * depends on what it was applied for.
 */
export class Hanging {
  private readonly nodes = new Map<string, Hung>();
  private readonly above = new Map<string, Set<string>>();

  constructor(
    topology: Topology,
    private readonly applied?: Applied,
  ) {
    for (const part of applied === undefined ? [topology] : [topology, applied.topology]) {
      this.addAll(part);
    }
  }

  /** One key for a resource in the account and its applied resource. */
  key(node: Addressed): string {
    return nodeKey(this.applied?.counterparts.get(node.address) ?? node);
  }

  node(key: string): Hung | undefined {
    return this.nodes.get(key);
  }

  /** What it depends on directly. */
  parents(key: string): readonly string[] {
    return [...(this.above.get(key) ?? [])];
  }

  /** Everything it depends on, without itself. */
  ancestors(key: string): readonly string[] {
    const all = new Set<string>();
    const open = [...this.parents(key)];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (!all.has(next)) {
        all.add(next);
        open.push(...this.parents(next));
      }
    }
    return [...all];
  }

  private addAll(topology: Topology): void {
    for (const endpoint of topology.endpoints) {
      this.add(endpoint, []);
      for (const variant of topology.variantsOf(endpoint)) {
        this.add(variant, [endpoint]);
      }
    }
    for (const component of topology.inferenceComponents) {
      this.add(component, [topology.endpointOf(component).node]);
    }
    for (const target of topology.scalableTargets) {
      this.add(target, [topology.subjectOf(target).node]);
    }
    for (const scaling of [...topology.scalingPolicies, ...topology.scheduledActions]) {
      this.add(scaling, [topology.targetOf(scaling).node]);
    }
    for (const alarm of topology.alarms) {
      this.add(alarm, [...onWhich(topology, alarm)]);
    }
  }

  private add(node: Hung, parents: readonly (Hung | undefined)[]): void {
    const key = this.key(node);
    const above = this.above.get(key) ?? new Set<string>();
    for (const parent of parents) {
      if (parent !== undefined) {
        above.add(this.key(parent));
      }
    }
    this.above.set(key, above);
    this.nodes.set(key, node);
  }
}

const STATES: readonly AlarmState[] = ["ALARM", "OK", "INSUFFICIENT_DATA"];

/** The policies that it fires, otherwise what it watches. */
function onWhich(topology: Topology, alarm: Alarm): readonly (Hung | undefined)[] {
  const fired = STATES.flatMap((state) => topology.policiesFiredBy(alarm, state).nodes);
  return fired.length > 0 ? fired : [topology.watchedComponentOf(alarm).node ?? topology.watchedEndpointOf(alarm).node];
}

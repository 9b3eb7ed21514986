import {
  type Alarm,
  type InferenceComponent,
  isKnown,
  type Live,
  parseResourceId,
  type ScalableIdentity,
  type Schedule,
  type Topology,
  watchesWakeMetric,
} from "../../topology";

/** The applied resources of the endpoints that were read. */
export class Scope {
  private readonly endpointNames: ReadonlySet<unknown>;
  private readonly componentNames: ReadonlySet<unknown>;
  /** Whether nothing else was applied. */
  private readonly everything: boolean;

  constructor(wanted: Topology, live: Live) {
    const names = new Set<unknown>(live.endpoints.map(({ name }) => name));
    const applied = wanted.endpoints.filter(({ name }) => names.has(name));
    this.endpointNames = new Set(applied.map(({ name }) => name));
    this.everything = applied.length === wanted.endpoints.length;
    const components = wanted.inferenceComponents.filter(
      (component) => names.has(component.endpointName) || names.has(wanted.endpointOf(component).node?.name),
    );
    this.componentNames = new Set(components.map(({ name }) => name).filter(isKnown));
  }

  components(topology: Topology): readonly InferenceComponent[] {
    return topology.inferenceComponents.filter(({ name }) => this.componentNames.has(name));
  }

  /** Targets, policies or scheduled actions. */
  scaling<T extends ScalableIdentity>(some: readonly T[]): readonly T[] {
    return some.filter(({ resourceId }) => {
      const resource = isKnown(resourceId) ? parseResourceId(resourceId) : undefined;
      return resource?.kind === "inference-component"
        ? this.componentNames.has(resource.name)
        : resource !== undefined && this.endpointNames.has(resource.endpointName);
    });
  }

  /** The alarms that fire policies, or watch for requests without capacity. */
  alarms(topology: Topology): readonly Alarm[] {
    const policies = new Set(this.scaling(topology.scalingPolicies));
    return topology.alarms.filter(
      (alarm) =>
        (watchesWakeMetric(alarm) && this.isWatched(topology, alarm)) ||
        topology.policiesFiredBy(alarm).nodes.some((policy) => policies.has(policy)),
    );
  }

  /** Schedules. One that calls a function belongs to these endpoints if there are no others. */
  schedules(topology: Topology): readonly Schedule[] {
    return topology.schedules.filter(({ input, operation }) => {
      if (isKnown(input) && (isKnown(input.inferenceComponentName) || isKnown(input.endpointName))) {
        return this.componentNames.has(input.inferenceComponentName) || this.endpointNames.has(input.endpointName);
      }
      return operation === undefined && this.everything;
    });
  }

  private isWatched(topology: Topology, alarm: Alarm): boolean {
    return (
      this.componentNames.has(topology.watchedComponentOf(alarm).node?.name) ||
      this.endpointNames.has(topology.watchedEndpointOf(alarm).node?.name)
    );
  }
}

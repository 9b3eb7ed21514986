import {
  type Endpoint,
  isKnown,
  nodeKey,
  once,
  parseResourceId,
  type ScalableTarget,
  type Topology,
} from "../../topology";

/** A scalable target whose variant or component is not in the source. */
export interface Stray {
  readonly target: ScalableTarget;
  /** The endpoint or the component that it names. */
  readonly name: string;
  readonly names: "endpoint" | "inference component";
  /** The variant that it names. */
  readonly variantName?: string;
  /** The endpoint that it names, if it is in the source and has no such variant. */
  readonly endpoint?: Endpoint;
}

/** The scalable targets whose resource is not in the source: it exists elsewhere, or the name is wrong. */
export const straysOf: (topology: Topology) => readonly Stray[] = once((topology) => {
  const endpoints = new Map(topology.endpoints.map((endpoint) => [key(endpoint, endpoint.name), endpoint]));
  return topology.scalableTargets.flatMap((target): readonly Stray[] => {
    const { resourceId } = target;
    const resource = isKnown(resourceId) ? parseResourceId(resourceId) : undefined;
    if (resource === undefined || topology.subjectOf(target).kind !== "dangling") {
      return [];
    }
    if (resource.kind === "inference-component") {
      return [{ target, name: resource.name, names: "inference component" }];
    }
    const { endpointName: name, variantName } = resource;
    const endpoint = endpoints.get(key(target, name));
    // An endpoint without a configuration in the source may have any variant.
    const isThere = endpoint !== undefined && topology.variantsOf(endpoint).complete;
    return endpoint !== undefined && !isThere
      ? []
      : [{ target, name, names: "endpoint", variantName, ...(endpoint !== undefined && { endpoint }) }];
  });
});

const key = ({ stack, scope }: { readonly stack?: string; readonly scope: string }, name: unknown): string =>
  JSON.stringify([stack, scope, isKnown(name) ? name : undefined]);

/** The stray targets of an endpoint that is in the source, by its key. */
export const straysByEndpoint: (topology: Topology) => ReadonlyMap<string, readonly Stray[]> = once((topology) => {
  const byEndpoint = new Map<string, Stray[]>();
  for (const stray of straysOf(topology)) {
    if (stray.endpoint !== undefined) {
      const same = byEndpoint.get(nodeKey(stray.endpoint)) ?? [];
      same.push(stray);
      byEndpoint.set(nodeKey(stray.endpoint), same);
    }
  }
  return byEndpoint;
});

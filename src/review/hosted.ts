import { grouped } from "../rules/grouped";
import {
  type Endpoint,
  type InferenceComponent,
  isAdapter,
  isKnown,
  namedElsewhere,
  type Topology,
  type Variant,
} from "../topology";

/** An endpoint with what it runs; without `endpoint` when components name one that this source does not have. */
export interface Hosted {
  readonly name: string;
  readonly endpoint: Endpoint | undefined;
  readonly variants: readonly Variant[];
  readonly components: readonly InferenceComponent[];
}

/** All endpoints of a topology, and those that its components name as existing elsewhere. */
export function* hostedIn(topology: Topology): Generator<Hosted> {
  for (const endpoint of topology.endpoints) {
    yield {
      name: isKnown(endpoint.name) ? endpoint.name : endpoint.address,
      endpoint,
      variants: topology.variantsOf(endpoint).nodes,
      components: topology.componentsOf(endpoint).nodes,
    };
  }
  const elsewhere = grouped(topology.inferenceComponents, (component) => {
    const name = namedElsewhere(topology.endpointOf(component));
    return name === undefined ? undefined : JSON.stringify([component.stack, component.scope, name]);
  });
  for (const components of elsewhere.values()) {
    yield { name: endpointNameOf(components), endpoint: undefined, variants: [], components };
  }
}

/** The components that have copies of their own to scale: adapters live in those of their base. */
export const placedComponents = ({ components }: Hosted): readonly InferenceComponent[] =>
  components.filter((component) => !isAdapter(component));

function endpointNameOf([component]: readonly InferenceComponent[]): string {
  return component !== undefined && isKnown(component.endpointName) ? component.endpointName : "unknown endpoint";
}

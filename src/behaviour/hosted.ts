import { grouped } from "../grouped";
import {
  type Endpoint,
  type InferenceComponent,
  isAdapter,
  isKnown,
  namedElsewhere,
  nodeKey,
  type Topology,
  type Variant,
} from "../topology";
import { type Stray, straysByEndpoint, straysOf } from "./ways/strays";

/**
 * An endpoint with what it runs; without `endpoint` if components or scalable targets name one that this source does
 * not contain.
 */
export interface Hosted {
  readonly name: string;
  readonly endpoint: Endpoint | undefined;
  readonly variants: readonly Variant[];
  readonly components: readonly InferenceComponent[];
  /** Scalable targets of variants or components that this source does not contain. */
  readonly strays: readonly Stray[];
}

/** All endpoints of a topology, and those that its components and scalable targets name as existing elsewhere. */
export function* hostedIn(topology: Topology): Generator<Hosted> {
  const strays = straysByEndpoint(topology);
  for (const endpoint of topology.endpoints) {
    yield {
      name: isKnown(endpoint.name) ? endpoint.name : endpoint.address,
      endpoint,
      variants: topology.variantsOf(endpoint).nodes,
      components: topology.componentsOf(endpoint).nodes,
      strays: strays.get(nodeKey(endpoint)) ?? [],
    };
  }
  const components = grouped(topology.inferenceComponents, (component) => {
    const name = namedElsewhere(topology.endpointOf(component));
    return name === undefined ? undefined : JSON.stringify([component.stack, component.scope, name]);
  });
  const targets = grouped(
    straysOf(topology).filter(({ endpoint }) => endpoint === undefined),
    ({ target, names, name }) =>
      JSON.stringify(
        names === "endpoint" ? [target.stack, target.scope, name] : [target.stack, target.scope, name, names],
      ),
  );
  for (const key of new Set([...components.keys(), ...targets.keys()])) {
    const [own, scaling] = [components.get(key) ?? [], targets.get(key) ?? []];
    yield { name: endpointNameOf(own, scaling), endpoint: undefined, variants: [], components: own, strays: scaling };
  }
}

/** The components that have their own copies: adapters run in the copies of their base component. */
export const placedComponents = ({ components }: Hosted): readonly InferenceComponent[] =>
  components.filter((component) => !isAdapter(component));

function endpointNameOf([component]: readonly InferenceComponent[], [stray]: readonly Stray[]): string {
  if (component !== undefined && isKnown(component.endpointName)) {
    return component.endpointName;
  }
  return stray?.name ?? "unknown endpoint";
}

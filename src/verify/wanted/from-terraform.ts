import {
  type Endpoint,
  type ExpectedEndpoint,
  isKnown,
  isUnknown,
  namedElsewhere,
  type TerraformReading,
  type Topology,
} from "../../topology";
import { namelessEndpoint, nothingToVerify, wrongKind } from "./errors";
import { merged } from "./merged";
import type { Wanted } from "./wanted";

/**
 * What to verify, from a plan or a state.
 *
 * @param option the option of the file
 * @throws ScaleToZeroError if it is of another kind, or if a name is unknown
 */
export function wantedOfTerraform(reading: TerraformReading, option: "plan" | "state", file: string): Wanted {
  const { kind, topology, before } = reading;
  if (kind !== option) {
    throw wrongKind(file, option, kind);
  }
  const endpoints = merged([...ownEndpoints(topology, before, file), ...endpointsElsewhere(topology)]);
  if (endpoints.length === 0) {
    throw nothingToVerify(file, option);
  }
  return { source: file, applied: option === "state", endpoints, topology };
}

function* ownEndpoints(topology: Topology, before: Topology | undefined, file: string): Generator<ExpectedEndpoint> {
  for (const endpoint of topology.endpoints) {
    if (isUnknown(endpoint.name)) {
      throw namelessEndpoint(file, endpoint.address);
    }
    const configName = configNameOf(topology, endpoint);
    const region = regionOf(endpoint);
    const former = before?.endpoints.find(({ name }) => name === endpoint.name)?.endpointConfigName;
    yield {
      name: endpoint.name,
      ...(configName === undefined ? {} : { configName }),
      ...(isKnown(former) ? { formerConfigName: former } : {}),
      ...(region === undefined ? {} : { region }),
      components: topology
        .componentsOf(endpoint)
        .nodes.map(({ name }) => name)
        .filter(isKnown),
    };
  }
}

/** In a plan, an endpoint can refer to a configuration with a known name. */
function configNameOf(topology: Topology, endpoint: Endpoint): string | undefined {
  const names = [endpoint.endpointConfigName, topology.configurationOf(endpoint).node?.name];
  return names.find(isKnown);
}

/** The Region in `arn:aws:sagemaker:us-west-2:…`. */
function regionOf({ arn }: Endpoint): string | undefined {
  const [, , , region = ""] = isKnown(arn) ? arn.split(":") : [];
  return region === "" ? undefined : region;
}

/** Endpoints that exist elsewhere, with components from this source. */
function* endpointsElsewhere(topology: Topology): Generator<ExpectedEndpoint> {
  for (const component of topology.inferenceComponents) {
    const name = namedElsewhere(topology.endpointOf(component));
    if (name !== undefined && isKnown(component.name)) {
      yield { name, components: [component.name] };
    }
  }
}

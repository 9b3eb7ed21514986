import type { Topology } from "../topology";
import type { EndpointSetup } from "./setup/endpoint-setup";
import { endpointSetups } from "./setup/endpoint-setups";
import type { SimulateOptions } from "./simulate-options";

/** The endpoints of a topology that options choose, changed as they say. */
export function simulatedSetups(
  topology: Topology,
  { assume, endpoints, vary = (setup) => setup }: Pick<SimulateOptions, "assume" | "endpoints" | "vary">,
): readonly EndpointSetup[] {
  return endpointSetups(topology, assume === undefined ? {} : { assume })
    .filter(({ name }) => endpoints === undefined || endpoints.includes(name))
    .map(vary);
}

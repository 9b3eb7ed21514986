import { costByIdleTime } from "../../behaviour/compare/idle-time-cost";
import type { Simulation } from "../../behaviour/outcome/simulation";
import type { SimulateOptions } from "../../behaviour/simulate";
import { simulatedSetups } from "../../behaviour/simulated-setups";
import type { Traffic } from "../../behaviour/traffic";
import type { SimulationRenderOptions } from "../../review/simulation/formats";
import type { Topology } from "../../topology";

/** As many as a page shows in detail. */
const MOST_ENDPOINTS = 20;

/** What the first endpoints cost with other idle timeouts, for the chart of a page. */
export function idleTimeCosts(
  topologies: readonly Topology[],
  traffic: Traffic,
  options: SimulateOptions,
  { endpoints }: Simulation,
): NonNullable<SimulationRenderOptions["costByIdleTime"]> {
  // The endpoints of a simulation are in the order of their setups.
  const setups = topologies.flatMap((topology) => simulatedSetups(topology, options)).slice(0, MOST_ENDPOINTS);
  const costs = new Map(setups.map((setup, index) => [endpoints[index], costByIdleTime(setup, traffic, options)]));
  return (endpoint) => costs.get(endpoint);
}

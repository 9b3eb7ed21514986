import { withIdleTimeout } from "../../behaviour";
import type { SimulatedEndpoint, Simulation } from "../../behaviour/outcome/simulation";
import { type SimulateOptions, simulate } from "../../behaviour/simulate";
import type { Traffic } from "../../behaviour/traffic";
import type { SimulationRenderOptions } from "../../review/simulation/formats";
import type { IdleTimeCost } from "../../review/simulation/html/reported";
import type { Topology } from "../../topology";

const IDLE_SECONDS = [300, 600, 900, 1800, 3600] as const;
/** As many as a page shows in detail. */
const MOST_ENDPOINTS = 20;

/** What the first endpoints cost with other idle timeouts, for the chart of a page. */
export function idleTimeCosts(
  topologies: readonly Topology[],
  traffic: Traffic,
  options: SimulateOptions,
  simulation: Simulation,
): NonNullable<SimulationRenderOptions["costByIdleTime"]> {
  const names = [...new Set(simulation.endpoints.slice(0, MOST_ENDPOINTS).map(({ name }) => name))];
  const shown = simulation.endpoints.filter(({ name }) => names.includes(name));
  const costs = new Map<SimulatedEndpoint, IdleTimeCost[]>(shown.map((endpoint) => [endpoint, []]));
  for (const idleSeconds of IDLE_SECONDS) {
    const varied = topologies.flatMap(
      (topology) =>
        simulate(topology, traffic, {
          ...options,
          endpoints: names,
          alternatives: false,
          vary: (setup) => withIdleTimeout(setup, idleSeconds),
        }).endpoints,
    );
    // The same endpoints in the same order.
    for (const [position, { monthlyCost, monthlyInstanceHours, requests }] of varied.entries()) {
      const endpoint = shown[position];
      if (endpoint !== undefined && requests !== null) {
        costs.get(endpoint)?.push({
          idleSeconds,
          cost: monthlyCost?.amount ?? null,
          instanceHours: monthlyInstanceHours,
          refused: requests.refused,
        });
      }
    }
  }
  return (endpoint) => costs.get(endpoint);
}

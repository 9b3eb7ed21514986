import type { Simulation } from "../behaviour/outcome/simulation";
import { simulate as simulateTopology } from "../behaviour/simulate";
import type { TerraformSource } from "../check/read-terraform";
import { type SimulateOptions, simulationInput } from "./simulate-options";
import type { TrafficSource } from "./traffic";

/**
 * Simulates what the endpoints of a document do over time: when they sleep and wake, how many requests are refused, and what
 * it costs. The same as `scale-to-zero simulate`. The same input always gives the same output.
 *
 * @throws ScaleToZeroError for an option that cannot be used, and for traffic with more than 500 million requests
 */
export function simulate(source: TerraformSource, traffic: TrafficSource, options: SimulateOptions = {}): Simulation {
  const input = simulationInput("simulate", source, traffic, options);
  return simulateTopology(input.topology, input.traffic, input.options);
}

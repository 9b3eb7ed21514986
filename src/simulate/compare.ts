import { compare as compareTopology } from "../behaviour/compare/compare";
import type { Comparison } from "../behaviour/compare/comparison";
import type { TerraformSource } from "../check/read-terraform";
import { ComparedSetting } from "./compared-setting";
import { type SimulateOptions, simulationInput } from "./simulate-options";
import type { TrafficSource } from "./traffic";

/**
 * Simulates the endpoints of a document with each of some settings, beside the endpoints as they are. The same requests
 * arrive at all of them. The same as `scale-to-zero simulate --compare`.
 *
 * @param settings at most 64 combinations of their values
 * @throws ScaleToZeroError for a setting or an option that cannot be used
 */
export function compare(
  source: TerraformSource,
  traffic: TrafficSource,
  settings: readonly ComparedSetting[],
  options: SimulateOptions = {},
): Comparison {
  const input = simulationInput("compare", source, traffic, options);
  return compareTopology(input.topology, ComparedSetting.combinations(settings), input.traffic, input.options);
}

import { compare } from "../../behaviour/compare/compare";
import { settingsOfOptions } from "../../behaviour/compare/compare-option";
import { boundsOfOptions } from "../../behaviour/recommend/bounds-option";
import { recommend } from "../../behaviour/recommend/recommend";
import { type SimulateOptions, simulate } from "../../behaviour/simulate";
import type { Traffic } from "../../behaviour/traffic";
import type { SimulationFormat, SimulationRenderOptions } from "../../review/simulation/formats";
import { renderSimulation } from "../../review/simulation/render";
import {
  isSettingFormat,
  renderComparison,
  renderRecommendation,
  SETTING_FORMATS,
} from "../../review/simulation/render-settings";
import type { Topology } from "../../topology";
import { boundOfComparison, boundWithoutRecommend, noEndpoint, settingFormat, twoQuestions } from "./errors";
import { idleTimeCosts } from "./idle-time-costs";
import type { SimulateFlags } from "./simulate-flags";

/** What was simulated, and how it is printed. */
export interface Answered {
  readonly endpoints: readonly { readonly name: string }[];
  readonly text: (options: SimulationRenderOptions) => string;
}

interface Input {
  readonly topology: Topology;
}

export type Question = (inputs: readonly Input[], traffic: Traffic, options: SimulateOptions) => Answered;

type Asked = Pick<SimulateFlags, "compare" | "recommend" | "maxWait" | "maxRefused" | "format">;

/**
 * What the options ask for: a simulation, a comparison of settings, or a recommendation.
 *
 * @throws UsageError or ScaleToZeroError for options that do not go together, and for bad values
 */
export function questionOf(flags: Asked): Question {
  if (flags.compare !== undefined && flags.recommend === true) {
    throw twoQuestions();
  }
  if (flags.compare !== undefined) {
    return comparison(flags.compare, flags);
  }
  if (flags.recommend === true) {
    return recommendation(flags);
  }
  for (const [option, value] of [
    ["--max-wait", flags.maxWait],
    ["--max-refused", flags.maxRefused],
  ] as const) {
    if (value !== undefined) {
      throw boundWithoutRecommend(option);
    }
  }
  return (inputs, traffic, options) => {
    const topologies = inputs.map(({ topology }) => topology);
    const simulation = together(topologies.map((topology) => simulate(topology, traffic, options)));
    return {
      endpoints: simulation.endpoints,
      text: (render) =>
        renderSimulation(simulation, flags.format, {
          ...render,
          ...(flags.format === "html" && { costByIdleTime: idleTimeCosts(topologies, traffic, options, simulation) }),
        }),
    };
  };
}

function comparison(compared: readonly string[], { format: wanted, maxWait, maxRefused }: Asked): Question {
  const bound = maxWait !== undefined ? "--max-wait" : maxRefused !== undefined ? "--max-refused" : undefined;
  if (bound !== undefined) {
    throw boundOfComparison(bound);
  }
  const settings = settingsOfOptions(compared);
  const format = formatOf("--compare", wanted);
  return (inputs, traffic, options) => {
    const result = together(inputs.map(({ topology }) => compare(topology, settings, traffic, options)));
    return { endpoints: result.endpoints, text: (render) => renderComparison(result, format, render) };
  };
}

function recommendation({ format: wanted, maxWait, maxRefused }: Asked): Question {
  const bounds = boundsOfOptions({
    ...(maxWait !== undefined && { maxWait }),
    ...(maxRefused !== undefined && { maxRefused }),
  });
  const format = formatOf("--recommend", wanted);
  return (inputs, traffic, options) => {
    const result = together(inputs.map(({ topology }) => recommend(topology, bounds, traffic, options)));
    return { endpoints: result.endpoints, text: (render) => renderRecommendation(result, format, render) };
  };
}

function formatOf(option: string, format: SimulationFormat) {
  if (!isSettingFormat(format)) {
    throw settingFormat(option, format, SETTING_FORMATS);
  }
  return format;
}

/** The endpoints of all inputs, in their order. */
function together<T extends { readonly endpoints: readonly unknown[] }>([first, ...others]: readonly T[]): T {
  if (first === undefined) {
    throw noEndpoint("");
  }
  return { ...first, endpoints: [first, ...others].flatMap(({ endpoints }) => endpoints) };
}

import type { Simulation } from "../../behaviour/outcome/simulation";
import { logSafe } from "../../log-safe";
import type { SimulationFormat, SimulationRenderOptions } from "./formats";

type Renderer = (simulation: Simulation, options: SimulationRenderOptions) => string;

/* Each is loaded when it is asked for. All can end up in the log of a pipeline. */
const RENDERERS: Readonly<Record<SimulationFormat, Renderer>> = {
  text: (simulation, options) => {
    const { simulationText }: typeof import("./text") = require("./text");
    return logSafe(simulationText(simulation, options), { colours: options.colour });
  },
  json: (simulation) => {
    const { simulationJson }: typeof import("./json") = require("./json");
    return logSafe(simulationJson(simulation));
  },
  markdown: (simulation, options) => {
    const { simulationMarkdown }: typeof import("./markdown") = require("./markdown");
    return logSafe(simulationMarkdown(simulation, options));
  },
  // It escapes commands of pipelines in the way of HTML.
  html: (simulation, options) => {
    const { simulationPage }: typeof import("./page") = require("./page");
    return simulationPage(simulation, options);
  },
};

/** The complete text of a simulation, with a final line break. Equal simulations give equal texts. */
export const renderSimulation = (
  simulation: Simulation,
  format: SimulationFormat,
  options: SimulationRenderOptions,
): string => RENDERERS[format](simulation, options);

import type { Comparison } from "../behaviour/compare/comparison";
import type { Simulation } from "../behaviour/outcome/simulation";
import type { Recommendation } from "../behaviour/recommend/recommendation";
import { noFormat } from "./errors";

/** The output formats of a simulation. */
export enum SimulationFormat {
  /** For a terminal: wrapped lines. */
  TEXT = "text",
  /** For programs. `docs/simulation.schema.json` is its schema. */
  JSON = "json",
  /** For comments and wikis. */
  MARKDOWN = "markdown",
  /** For people: one file with charts. */
  HTML = "html",
}

/** Options of `renderSimulation`, `renderComparison` and `renderRecommendation`. */
export interface RenderSimulationOptions {
  /** What was simulated, for the title of `HTML`. @default - an empty text */
  readonly source?: string;
  /** Columns at which `TEXT` wraps. @default 80 */
  readonly width?: number;
}

/** Prints a simulation. The same simulation gives the same text. */
export function renderSimulation(
  simulation: Simulation,
  format: SimulationFormat,
  options: RenderSimulationOptions = {},
): string {
  if (!Object.values(SimulationFormat).includes(format)) {
    throw noFormat(format, "SimulationFormat", Object.keys(SimulationFormat));
  }
  const { renderSimulation: render }: typeof import("../review/simulation/render") =
    require("../review/simulation/render");
  return render(simulation, format, printOptions(options));
}

/** The output formats of a comparison and of a recommendation. */
export enum SettingsFormat {
  /** For a terminal: wrapped lines. */
  TEXT = "text",
  /** For programs. `docs/comparison.schema.json` and `docs/recommendation.schema.json` are the schemas. */
  JSON = "json",
  /** For comments and wikis. */
  MARKDOWN = "markdown",
}

/** Prints a comparison. The same comparison gives the same text. */
export function renderComparison(
  comparison: Comparison,
  format: SettingsFormat,
  options: RenderSimulationOptions = {},
): string {
  checkSettingsFormat(format);
  return settingsPrinter().renderComparison(comparison, `${format}`, printOptions(options));
}

/** Prints a recommendation, with the settings as TypeScript and as HCL. The same recommendation gives the same text. */
export function renderRecommendation(
  recommendation: Recommendation,
  format: SettingsFormat,
  options: RenderSimulationOptions = {},
): string {
  checkSettingsFormat(format);
  return settingsPrinter().renderRecommendation(recommendation, `${format}`, printOptions(options));
}

const settingsPrinter = (): typeof import("../review/simulation/render-settings") =>
  require("../review/simulation/render-settings");

function checkSettingsFormat(format: SettingsFormat): void {
  if (!Object.values(SettingsFormat).includes(format)) {
    throw noFormat(format, "SettingsFormat", Object.keys(SettingsFormat));
  }
}

const printOptions = ({ source = "", width }: RenderSimulationOptions) => ({
  source,
  colour: false,
  ...(width !== undefined && { width }),
});

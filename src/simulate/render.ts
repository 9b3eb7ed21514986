import type { Simulation } from "../behaviour/outcome/simulation";
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

/** Options of `renderSimulation`. */
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
  { source = "", width }: RenderSimulationOptions = {},
): string {
  if (!Object.values(SimulationFormat).includes(format)) {
    throw noFormat(format, Object.keys(SimulationFormat));
  }
  const { renderSimulation: render }: typeof import("../review/simulation/render") =
    require("../review/simulation/render");
  return render(simulation, format, { source, colour: false, ...(width !== undefined && { width }) });
}

import type { SimulatedEndpoint } from "../../behaviour/outcome/simulation";
import type { IdleTimeCost } from "./html/reported";

/** The output formats of a simulation. */
export const SIMULATION_FORMATS = ["text", "json", "markdown", "html"] as const;

export type SimulationFormat = (typeof SIMULATION_FORMATS)[number];

export interface SimulationRenderOptions {
  /** What was simulated, such as the path of a plan. */
  readonly source: string;
  /** Colours, in the format text only. */
  readonly colour: boolean;
  /** Columns that text is wrapped at. @default 80 */
  readonly width?: number;
  /** What an endpoint costs with other idle times, in the format html only. @default - no chart of it */
  readonly costByIdleTime?: (endpoint: SimulatedEndpoint) => readonly IdleTimeCost[] | undefined;
}

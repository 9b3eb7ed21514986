/** The output formats of a simulation. */
export const SIMULATION_FORMATS = ["text", "json", "markdown"] as const;

export type SimulationFormat = (typeof SIMULATION_FORMATS)[number];

export interface SimulationRenderOptions {
  /** What was simulated, such as the path of a plan. */
  readonly source: string;
  /** Colours, in the format text only. */
  readonly colour: boolean;
  /** Columns that text is wrapped at. @default 80 */
  readonly width?: number;
}

import type { SimulationFormat } from "../../review/simulation/formats";
import type { SimulationFlags } from "./chosen-simulation";

/** The options from commander. */
export interface SimulateFlags extends SimulationFlags {
  readonly exampleProfile?: true;
  readonly fail?: readonly string[];
  readonly compare?: readonly string[];
  readonly recommend?: true;
  readonly maxWait?: string;
  readonly maxRefused?: string;
  readonly format: SimulationFormat;
  readonly output?: string;
}

import type { Simulation } from "../../behaviour/outcome/simulation";
import type { SimulationOutput } from "./output";

/** Digits after the point: a millisecond, and a thousandth of an instance-hour. */
const PRECISION = 1000;

/** For programs, in the format of docs/simulation.schema.json. */
export function simulationJson(simulation: Simulation): string {
  const output: SimulationOutput = simulation;
  return `${JSON.stringify(output, rounded, 2)}\n`;
}

/** For `JSON.stringify`: no more digits than are known. */
export const rounded = (_: string, value: unknown): unknown =>
  typeof value === "number" ? Math.round(value * PRECISION) / PRECISION : value;

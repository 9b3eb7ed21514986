import { ScaleToZeroError } from "../errors";
import { shown } from "../shown";

export const noSource = (given: unknown): ScaleToZeroError =>
  new ScaleToZeroError(
    `simulate takes what readTerraform returns, and got ${shown(given)}: write simulate(readTerraform("plan.json"), traffic)`,
  );

export const noTraffic = (given: unknown): ScaleToZeroError =>
  new ScaleToZeroError(
    `simulate takes what readTraffic or builtInTraffic returns, and got ${shown(given)}: write builtInTraffic("weekday")`,
  );

export const noTime = (what: string, given: unknown): ScaleToZeroError =>
  new ScaleToZeroError(`${what} is ${shown(given)}, must be a Date that is a time: write new Date("2027-01-04")`);

export const notWhole = (what: string, given: unknown, least: number, most: number): ScaleToZeroError =>
  new ScaleToZeroError(`${what} is ${shown(given)}, must be a whole number from ${least} to ${most}`);

export const noFormat = (given: unknown, formats: readonly string[]): ScaleToZeroError =>
  new ScaleToZeroError(
    `the format is ${shown(given)}, must be a SimulationFormat: write one of ${formats.map((one) => `SimulationFormat.${one}`).join(", ")}`,
  );

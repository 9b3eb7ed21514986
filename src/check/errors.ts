import { ScaleToZeroError } from "../errors";
import { shown } from "../shown";

export const noSource = (given: unknown): ScaleToZeroError =>
  new ScaleToZeroError(
    `checkTopology takes what readTerraform returns, and got ${shown(given)}: write checkTopology(readTerraform("plan.json"))`,
  );

export const noTime = (given: unknown): ScaleToZeroError =>
  new ScaleToZeroError(`now is ${shown(given)}, must be a Date that is a time: write new Date("2027-01-01")`);

export const noFormat = (given: unknown, formats: readonly string[]): ScaleToZeroError =>
  new ScaleToZeroError(
    `the format is ${shown(given)}, must be a Format: write one of ${formats.map((one) => `Format.${one}`).join(", ")}`,
  );

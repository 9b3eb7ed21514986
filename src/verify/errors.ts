import { ScaleToZeroError } from "../errors";

/** Told at once: waiting does not bring an endpoint into being. */
export const unknownEndpoints = (names: readonly string[]): ScaleToZeroError =>
  new ScaleToZeroError(
    names
      .map(
        (name) =>
          `endpoint ${name} does not exist in this account and region: was it applied, and are --region and --profile right?`,
      )
      .join("\n"),
  );

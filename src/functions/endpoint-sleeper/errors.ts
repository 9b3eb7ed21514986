import { ScaleToZeroError } from "../../errors";
import type { SleeperReport } from "./report";

/** Every error that the endpoint sleeper raises itself. */

export const invalidEvent = (problems: readonly string[]): ScaleToZeroError =>
  new ScaleToZeroError(
    `Invalid event: ${problems.join("; ")}. Example: {"action": "sleep", "endpointName": "my-endpoint"}`,
  );

export const stillRefused = (attempts: number, cause: unknown): ScaleToZeroError =>
  new ScaleToZeroError(
    `gave up after ${attempts} ${attempts === 1 ? "attempt" : "attempts"}, as the time is used up: ${explain(cause)}`,
    { cause },
  );

export const copiesUnknown = (status: string): ScaleToZeroError =>
  new ScaleToZeroError(`SageMaker reports no copy count for it (status ${status}), so there is nothing to remember`);

export function componentsFailed({ action, endpointName, components }: SleeperReport): ScaleToZeroError {
  const failed = components.filter(({ outcome }) => outcome === "failed");
  return new ScaleToZeroError(
    `${failed.length} of ${components.length} inference components of endpoint ${endpointName} failed to ${action}: ` +
      failed.map(({ name, reason }) => `${name} (${reason})`).join(", "),
  );
}

/** An error in one line, with the service's own name for it in front. */
export function explain(error: unknown): string {
  if (error instanceof ScaleToZeroError) {
    return error.message;
  }
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

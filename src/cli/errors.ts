import { ScaleToZeroError } from "../errors";
import { systemCode } from "../topology/errors";

/** A command line that cannot be meant: exit code 2, like any other input that cannot be used. */
export class UsageError extends ScaleToZeroError {}

export const noInput = (folder: string): UsageError =>
  new UsageError(
    `${folder}: there is no such folder; give the path of a plan, a state or synthesized JSON, or run \`cdktf synth\` first`,
  );

export const unknownRule = (id: string, nearest: string | undefined): UsageError =>
  new UsageError(
    `--explain: there is no rule ${id === "" ? "without a name" : id}${nearest === undefined ? "" : `; did you mean ${nearest}?`}`,
  );

export const notWritten = (file: string, cause: unknown): ScaleToZeroError =>
  new ScaleToZeroError(`${file}: cannot be written (${systemCode(cause) ?? "unknown reason"})`, { cause });

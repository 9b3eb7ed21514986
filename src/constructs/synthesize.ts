import type { App } from "cdktf";
import { ScaleToZeroError } from "../errors";
import { invalidConstructs } from "./errors";

/**
 * Like `app.synth()`, but every construct of every stack is checked before the first file is written, and what is
 * wrong is told construct by construct.
 * @throws ScaleToZeroError with all problems; no file is written then
 */
export function synthesize(app: App): void {
  const invalid = (app.skipValidation === true ? [] : app.node.findAll())
    .map((construct) => ({ path: construct.node.path, problems: construct.node.validate() }))
    .filter(({ problems }) => problems.length > 0);
  if (invalid.length > 0) {
    throw invalidConstructs(invalid);
  }
  app.synth();
}

/** `synthesize` for the end of a program: problems go to stderr, and the exit code is 2. */
export function synthesizeOrExit(app: App): void {
  try {
    synthesize(app);
  } catch (error) {
    if (!(error instanceof ScaleToZeroError)) {
      throw error;
    }
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}

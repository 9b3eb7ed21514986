import { AnnotationMetadataEntryType, type App, TerraformStack } from "cdktf";
import { ScaleToZeroError } from "../errors";
import { logSafe } from "../log-safe";
import { brokenRulesOf, invalidConstructs } from "./errors";
import { brokenRules, withoutRules } from "./rules/stack-rules";
import { written } from "./written";

/**
 * Like `app.synth()`, but every construct of every stack is checked before the first file is written, and what is
 * wrong is told construct by construct.
 * @throws ScaleToZeroError with all problems, and no file is written then; or with what the rules find in a stack, which
 * they can only see when it is about to be written: that stack is not, and those after it are not
 */
export function synthesize(app: App): void {
  const constructs = app.node.findAll();
  const invalid = withoutRules(() =>
    (app.skipValidation === true ? [] : constructs)
      .map((construct) => ({ path: construct.node.path, problems: construct.node.validate() }))
      .filter(({ problems }) => problems.length > 0),
  );
  if (invalid.length > 0) {
    throw invalidConstructs(invalid);
  }
  try {
    app.synth();
  } catch (error) {
    const broken = constructs.filter(TerraformStack.isStack).flatMap(brokenRules);
    throw broken.length > 0 ? brokenRulesOf(broken) : error;
  }
}

export interface SynthesizeOptions {
  /** Does not say on stdout what was written. @default false */
  readonly quiet?: boolean;
}

/**
 * `synthesize` for the end of a program: problems go to stderr, and the exit code is 2. Warnings and notes go to stderr
 * too, and to stdout what was written and the next command; where cdktf's command line runs the program, it tells them
 * itself.
 */
export function synthesizeOrExit(app: App, { quiet = false }: SynthesizeOptions = {}): void {
  try {
    synthesize(app);
    if (process.env.CDKTF_OUTDIR === undefined) {
      process.stderr.write(logSafe(annotationsOf(app)));
      process.stdout.write(quiet ? "" : logSafe(written(app)));
    }
  } catch (error) {
    if (!(error instanceof ScaleToZeroError)) {
      throw error;
    }
    process.stderr.write(`${logSafe(error.message)}\n`);
    process.exitCode = 2;
  }
}

const LEVELS: ReadonlyMap<string, string> = new Map([
  [AnnotationMetadataEntryType.WARN, "Warning"],
  [AnnotationMetadataEntryType.INFO, "Note"],
]);

function annotationsOf(app: App): string {
  return app.node
    .findAll()
    .flatMap(({ node }) =>
      node.metadata
        .filter(({ type }) => LEVELS.has(type))
        .map(({ type, data }) => `${LEVELS.get(type)}: ${node.path}: ${data}\n`),
    )
    .join("");
}

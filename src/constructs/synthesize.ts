import { AnnotationMetadataEntryType, type App, TerraformStack } from "cdktf";
import { ScaleToZeroError } from "../errors";
import { logSafe } from "../log-safe";
import { brokenRulesOf } from "./errors";
import { requireValid } from "./require-valid";
import { brokenRules, withoutRules } from "./rules/stack-rules";
import { written } from "./written";

/**
 * Like `app.synth()`, but checks all constructs of all stacks before it writes the first file, and reports the problems of
 * each construct.
 * @throws ScaleToZeroError with all problems of constructs; no file is written then. Or with the errors that rules report
 * about a stack; that stack and the stacks after it are not written then
 */
export function synthesize(app: App): void {
  const constructs = app.node.findAll();
  if (app.skipValidation !== true) {
    withoutRules(() => requireValid(constructs));
  }
  try {
    app.synth();
  } catch (error) {
    const broken = constructs.filter(TerraformStack.isStack).flatMap(brokenRules);
    throw broken.length > 0 ? brokenRulesOf(broken) : error;
  }
}

/** Options of `synthesizeOrExit`. */
export interface SynthesizeOptions {
  /** Whether to print nothing on stdout about what was written. @default false */
  readonly quiet?: boolean;
}

/**
 * Like `synthesize`, for the end of a program: prints problems to stderr and sets exit code 2. Prints warnings and notes to
 * stderr, and to stdout what was written and the next command. If the cdktf command runs the program, cdktf prints them.
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

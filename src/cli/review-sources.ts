import { dirname, join, resolve } from "node:path";
import type { LineOf } from "../review/change/source-lines";
import { type SourceLine, sourceAt, sourceLines } from "../topology";
import { noSource, sourceForEach } from "./errors";
import type { LinesOfInputs, Reading } from "./inputs";
import { STDIN } from "./standard-input";

/** What is reviewed, with what it is compared with. */
export interface Compared {
  /** @default - the prior state in `after` */
  readonly base?: Reading;
  readonly after: Reading;
}

type LineAt = (address: string) => SourceLine | undefined;

/**
 * Where the resources of plans and states are in the source that these were made from.
 *
 * @param given one source for all, or one for each input; an empty list for none.
 * @default - the folder of each plan if it has Terraform files, or CDKTF output in it or in its `cdktf.out`
 * @throws UsageError if a source that is given has neither
 */
export function lineOfSources(inputs: readonly Compared[], given: readonly string[] | undefined, cwd: string): LineOf {
  const linesOf = linesOfInputs(inputs.length, given, cwd);
  const lines = new Map<string, LineAt>();
  for (const [index, { base, after }] of inputs.entries()) {
    const lineAt = linesOf(after, index);
    for (const reading of [base, after]) {
      // What is synthesized has the lines of its own program, and another branch has other lines.
      if (reading !== undefined && reading.reading.kind !== "synthesized") {
        lines.set(reading.file, lineAt);
      }
    }
  }
  return (file, address) => lines.get(file)?.(address);
}

/**
 * As `lineOfSources`, for inputs that are read one after the other.
 *
 * @param inputs their number
 * @throws UsageError if the number of sources is another one
 */
export function linesOfInputs(
  inputs: number,
  given: readonly string[] | undefined,
  cwd: string,
): ReturnType<LinesOfInputs> {
  if (given !== undefined && given.length > 1 && given.length !== inputs) {
    throw sourceForEach(inputs, given.length);
  }
  return (input, index) => {
    const named = given?.[index] ?? given?.[0];
    return given === undefined ? foundBeside(input, cwd) : named === undefined ? NONE : linesIn(named, input, cwd);
  };
}

const NONE: LineAt = () => undefined;

function linesIn(path: string, { reading }: Reading, cwd: string): LineAt {
  const source = sourceAt(resolve(cwd, path));
  if (source === undefined) {
    throw noSource(path);
  }
  return sourceLines(source, reading.configuration);
}

/** No source was named: a file that cannot be read has no lines. */
function foundBeside({ file, reading }: Reading, cwd: string): LineAt {
  if (reading.kind === "synthesized") {
    return NONE;
  }
  const folder = file === STDIN ? cwd : dirname(resolve(cwd, file));
  const source = sourceAt(folder) ?? sourceAt(join(folder, "cdktf.out"));
  try {
    return source === undefined ? NONE : sourceLines(source, reading.configuration);
  } catch {
    return NONE;
  }
}

import { ScaleToZeroError } from "../../errors";

/** Where something is wrong in a file, and what. */
export interface WrittenProblem {
  /** From 1. */
  readonly line: number;
  /** From 1; `undefined` for the whole line. */
  readonly column?: number;
  /** Such as `periods[0].rate`; empty for the document. */
  readonly field: string;
  /** What is wrong and how to fix it: `is -1, must be at least 0: write the requests a minute`. */
  readonly what: string;
}

/** A file with a thousand mistakes has one that explains them. */
const MOST_SHOWN = 20;

function placed({ line, column, field, what }: WrittenProblem): string {
  const place = column === undefined ? `${line}` : `${line}:${column}`;
  return `${place}: ${field}${field === "" || what.startsWith(":") ? "" : " "}${what}`;
}

/** Several problems of a file, each on a line of its own. */
class WrongFile extends ScaleToZeroError {
  constructor(private readonly all: readonly string[]) {
    super(all.join("\n"));
  }

  override get lines(): readonly string[] {
    return this.all;
  }
}

/** @param problems at least one */
export function wrongFile(name: string, problems: readonly WrittenProblem[]): ScaleToZeroError {
  const [first] = problems;
  if (first !== undefined && problems.length === 1) {
    return new ScaleToZeroError(`${name}:${placed(first)}`);
  }
  const lines = problems.slice(0, MOST_SHOWN).map((problem) => `  ${name}:${placed(problem)}`);
  const more = problems.length > MOST_SHOWN ? [`  and ${problems.length - MOST_SHOWN} more`] : [];
  return new WrongFile([`${name}: ${problems.length} problems`, ...lines, ...more]);
}

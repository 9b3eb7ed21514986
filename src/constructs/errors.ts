import { ScaleToZeroError } from "../errors";

/** What is wrong with one construct. */
export interface InvalidConstruct {
  readonly path: string;
  readonly problems: readonly string[];
}

export const invalidConstructs = (constructs: readonly InvalidConstruct[]): ScaleToZeroError =>
  problemsOf(constructs, "Nothing was synthesized");

/** cdktf checks a stack and writes it before it looks at the next one: others may have been written. */
export const brokenRulesOf = (constructs: readonly InvalidConstruct[]): ScaleToZeroError =>
  problemsOf(constructs, "The rules stopped the synthesis");

function problemsOf(constructs: readonly InvalidConstruct[], headline: string): ScaleToZeroError {
  const total = constructs.reduce((sum, { problems }) => sum + problems.length, 0);
  const blocks = constructs.map(({ path, problems }) =>
    [`${path}: ${count(problems.length)}`, ...problems.map((problem) => `  ${problem}`)].join("\n"),
  );
  return new ScaleToZeroError(`${headline}: ${count(total)}\n\n${blocks.join("\n\n")}`);
}

function count(problems: number): string {
  return `${problems} ${problems === 1 ? "problem" : "problems"}`;
}

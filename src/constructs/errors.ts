import { ScaleToZeroError } from "../errors";

/** What is wrong with one construct. */
export interface InvalidConstruct {
  readonly path: string;
  readonly problems: readonly string[];
}

export function invalidConstructs(constructs: readonly InvalidConstruct[]): ScaleToZeroError {
  const total = constructs.reduce((sum, { problems }) => sum + problems.length, 0);
  const blocks = constructs.map(({ path, problems }) =>
    [`${path}: ${count(problems.length)}`, ...problems.map((problem) => `  ${problem}`)].join("\n"),
  );
  return new ScaleToZeroError(`Nothing was synthesized: ${count(total)}\n\n${blocks.join("\n\n")}`);
}

function count(problems: number): string {
  return `${problems} ${problems === 1 ? "problem" : "problems"}`;
}

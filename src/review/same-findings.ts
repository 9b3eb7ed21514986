import { grouped } from "../grouped";
import type { ReviewedFinding } from "./review";

/** Findings of one rule with the same severity and reason, on one or more resources. */
export type SameFindings = readonly [ReviewedFinding, ...ReviewedFinding[]];

/** Groups findings that are shown with one text, in the order of the first of each. */
export function sameFindings(findings: readonly ReviewedFinding[]): readonly SameFindings[] {
  const [only, ...more] = findings;
  if (more.length === 0) {
    return only === undefined ? [] : [[only]];
  }
  const groups = grouped(findings, ({ id, severity, why, source }) => JSON.stringify([id, severity, why, source]));
  return [...groups.values()].flatMap(([first, ...others]): SameFindings[] =>
    first === undefined ? [] : [[first, ...others]],
  );
}

/** The common value; `undefined` if the values differ. */
export function common<T>(all: readonly T[]): T | undefined {
  const [first, ...others] = all;
  if (others.length === 0) {
    return first;
  }
  const key = JSON.stringify(first);
  return others.every((other) => JSON.stringify(other) === key) ? first : undefined;
}

import { grouped } from "../rules/grouped";
import type { ReviewedFinding } from "./review";

/** What one rule found, as grave and for the same reason, on one resource or several. */
export type SameFindings = readonly [ReviewedFinding, ...ReviewedFinding[]];

/** Findings that are told with one text, in the order of the first of each. */
export function sameFindings(findings: readonly ReviewedFinding[]): readonly SameFindings[] {
  const groups = grouped(findings, ({ id, severity, why, source }) => JSON.stringify([id, severity, why, source]));
  return [...groups.values()].flatMap(([first, ...others]): SameFindings[] =>
    first === undefined ? [] : [[first, ...others]],
  );
}

/** What all have in common; `undefined` where they differ. */
export function common<T>(all: readonly T[]): T | undefined {
  const [first, ...others] = all;
  const key = JSON.stringify(first);
  return others.every((other) => JSON.stringify(other) === key) ? first : undefined;
}

import type { ReviewedFinding } from "../review";
import type { ApplyEffect, ComparedRow, FindingChanges, Judgement } from "./change-review";

const RANK: Readonly<Record<Judgement, number>> = { worse: 0, better: 1, different: 2, same: 3 };

/** One thing that is worse makes all of it worse; otherwise one that is better makes it better. */
export const worstOf = (judgements: readonly Judgement[]): Judgement =>
  judgements.reduce<Judgement>((worst, one) => (RANK[one] < RANK[worst] ? one : worst), "same");

/** A note is no fault. */
const counts = ({ severity }: Pick<ReviewedFinding, "severity">): boolean => severity !== "note";

export const judgedFindings = ({ new: added, fixed }: Pick<FindingChanges, "new" | "fixed">): Judgement =>
  added.some(counts) ? "worse" : fixed.some(counts) ? "better" : added.length + fixed.length > 0 ? "different" : "same";

export const judgedEffects = (effects: readonly ApplyEffect[]): Judgement =>
  effects.some(({ severity }) => severity !== "note") ? "worse" : effects.length > 0 ? "different" : "same";

export const judgedChange = (
  rows: readonly ComparedRow[],
  effects: readonly ApplyEffect[],
  findings: FindingChanges,
): Judgement => worstOf([...rows.map(({ judgement }) => judgement), judgedEffects(effects), judgedFindings(findings)]);

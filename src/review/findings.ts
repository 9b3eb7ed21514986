import { isAboutAcknowledgement } from "../rules/acknowledgements";
import type { AcknowledgedFinding, Review, ReviewedFinding } from "./review";

/** Findings, divided into open and acknowledged ones, and those about the acknowledgements themselves. */
export interface Findings {
  /** Those that are not acknowledged: the most severe first, and each cause before its consequences. */
  readonly open: readonly ReviewedFinding[];
  /** Those that are acknowledged. */
  readonly acknowledged: readonly AcknowledgedFinding[];
  /** Findings about acknowledgements: one that matches nothing (A01), one that has expired (A02). */
  readonly acknowledgementProblems: readonly ReviewedFinding[];
}

/** The findings of a review, divided. */
export const findingsOf = ({ findings, acknowledged }: Review): Findings => ({
  open: findings.filter((finding) => !isAboutAcknowledgement(finding)),
  acknowledged,
  acknowledgementProblems: findings.filter(isAboutAcknowledgement),
});

import type { Finding } from "../../rules/finding";
import { aboutAcknowledgements } from "../about-acknowledgements";
import { causesFirst } from "../folded";
import { byGravity } from "../order";
import type { ReviewedFinding } from "../review";
import { reviewSource } from "../review-sources";
import type { FindingChanges } from "./change-review";
import { NO_FINDINGS } from "./finding-changes";

/** Findings about acknowledgements that no source contains: expired ones, and those that match nothing. */
export interface AcknowledgementProblems {
  /** Their file, as given. */
  readonly file: string;
  readonly before: readonly Finding[];
  readonly after: readonly Finding[];
}

/** An acknowledgement that matches something only after the change was no fault before it: none is reported as fixed. */
export function problemChanges(problems: AcknowledgementProblems | undefined): FindingChanges {
  if (problems === undefined) {
    return NO_FINDINGS;
  }
  const { file } = problems;
  const [before, after] = [reviewedProblems(file, problems.before), reviewedProblems(file, problems.after)];
  const known = new Set(before.map(identityOf));
  return {
    new: after.filter((one) => !known.has(identityOf(one))),
    fixed: [],
    unchanged: after.filter((one) => known.has(identityOf(one))),
    acknowledged: [],
  };
}

const reviewedProblems = (file: string, problems: readonly Finding[]): readonly ReviewedFinding[] =>
  aboutAcknowledgements(file, problems).flatMap((source) => reviewSource(source).findings);

const identityOf = ({ id, place }: ReviewedFinding): string => JSON.stringify([id, place.file, place.address]);

/** The findings of several sources. */
export const together = (all: readonly FindingChanges[]): FindingChanges => ({
  new: causesFirst(all.flatMap((one) => one.new)),
  fixed: causesFirst(all.flatMap((one) => one.fixed)),
  unchanged: causesFirst(all.flatMap((one) => one.unchanged)),
  acknowledged: all.flatMap((one) => one.acknowledged).sort(byGravity),
});

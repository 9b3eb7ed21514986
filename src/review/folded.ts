import { grouped } from "../grouped";
import { byGravity, isAtLeast } from "./order";
import { addressText } from "./place-text";
import type { ReviewedFinding } from "./review";

/** A finding with its consequences. */
export interface Folded {
  readonly cause: ReviewedFinding;
  readonly consequences: readonly ReviewedFinding[];
}

const NONE: readonly never[] = [];

/** A consequence of an acknowledged finding is shown by itself. */
export function folded(findings: readonly ReviewedFinding[]): readonly Folded[] {
  // Most findings are causes.
  if (findings.every(({ followsFrom }) => followsFrom === undefined)) {
    return findings.map((cause) => ({ cause, consequences: NONE }));
  }
  const all = new Set(findings);
  const causeOf = ({ followsFrom }: ReviewedFinding): ReviewedFinding | undefined =>
    followsFrom !== undefined && all.has(followsFrom) ? followsFrom : undefined;
  const consequences = grouped(findings, causeOf);
  return findings
    .filter((finding) => causeOf(finding) === undefined)
    .map((cause) => ({ cause, consequences: consequences.get(cause) ?? [] }));
}

/** The most severe first, then causes; each cause before its consequences. */
export const causesFirst = (findings: readonly ReviewedFinding[]): readonly ReviewedFinding[] =>
  findings.length < 2
    ? findings
    : [...folded([...findings].sort(byGravity))]
        .sort(byWeight)
        .flatMap(({ cause, consequences }) => [cause, ...consequences]);

function byWeight(left: Folded, right: Folded): number {
  const [one, other] = [left.cause.severity, right.cause.severity];
  if (one !== other) {
    return isAtLeast(one, other) ? -1 : 1;
  }
  return Number(right.consequences.length > 0) - Number(left.consequences.length > 0);
}

/** `2 more follow from it: D01 missing (aws_appautoscaling_target.llm, aws_appautoscaling_policy.wake)`. */
export function followText(consequences: readonly ReviewedFinding[], causes = 1): string {
  const groups = grouped(consequences, ({ id, slug }) => `${id} ${slug}`);
  const parts = [...groups].map(([rule, same]) => {
    const names = [...new Set(same.flatMap(namesOf))];
    return names.length === 0 ? rule : `${rule} (${names.join(", ")})`;
  });
  const count = `${consequences.length} more ${consequences.length === 1 ? "follows" : "follow"}`;
  return `${count} from ${causes === 1 ? "it" : "them"}: ${parts.join(", ")}`;
}

/** `V03 component-state: it does not have the component llm`: the cause of a consequence. */
export const causeText = ({ id, slug, what }: ReviewedFinding): string => `${id} ${slug}: ${what}`;

/** The missing resource, otherwise the address; an ARN is too long for a line. */
const namesOf = ({ place, about, followsFrom }: ReviewedFinding): readonly string[] =>
  (place.address === followsFrom?.place.address ? about : [addressText(place)]).filter(
    (name) => !name.startsWith("arn:"),
  );

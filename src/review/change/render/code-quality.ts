import type { Severity } from "../../../rules/severity";
import { fixLines } from "../../fix-text";
import { addressText, fromHere } from "../../place-text";
import type { Place } from "../../review";
import type { ChangeReview } from "../change-review";
import { effectText, reasonText, sentence } from "./effect-text";
import { Fingerprints } from "./fingerprints";
import type { ChangeRenderOptions } from "./formats";
import { BUDGET_SEVERITY, budgetRule, effectRule, placedEffects, unmetBudgets } from "./own-results";

/** @see https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
interface Issue {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: "info" | "minor" | "major" | "critical" | "blocker";
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

const SEVERITIES: Readonly<Record<Severity, Issue["severity"]>> = { error: "critical", warning: "minor", note: "info" };

/**
 * For the widget of merge requests in GitLab. It contains what is open after the change: GitLab itself compares it with
 * the report of the target branch.
 */
export function changeCodeQuality(review: ChangeReview, { cwd }: ChangeRenderOptions): string {
  const fingerprints = new Fingerprints(review.stack);
  const issue = (
    place: Place,
    rest: Pick<Issue, "description" | "check_name" | "fingerprint"> & { level: Severity },
  ): Issue => ({
    description: rest.description,
    check_name: rest.check_name,
    fingerprint: rest.fingerprint,
    severity: SEVERITIES[rest.level],
    location: locationOf(place, cwd),
  });
  const { findings } = review;
  const issues = [
    ...[...findings.new, ...findings.unchanged].map((finding) =>
      issue(finding.place, {
        description: `${finding.id} ${finding.slug} on ${addressText(finding.place)}: ${sentence(finding.what)} Fix: ${fixLines(finding)[0]?.text ?? finding.fix.hcl}`,
        check_name: finding.id,
        fingerprint: fingerprints.ofFinding(finding),
        level: finding.severity,
      }),
    ),
    ...placedEffects(review).map(({ effect, place, endpoint }) =>
      issue(place, {
        description: `${endpoint === undefined ? "" : `${endpoint}: `}${effectText(effect)} ${reasonText(effect)}`,
        check_name: effectRule(effect),
        fingerprint: fingerprints.ofEffect(effect, endpoint),
        level: effect.severity,
      }),
    ),
    ...unmetBudgets(review).map(({ budget, place }) =>
      issue(place, {
        description: `${budget.option}: ${budget.text}`,
        check_name: budgetRule(budget),
        fingerprint: fingerprints.ofBudget(budget),
        level: BUDGET_SEVERITY,
      }),
    ),
  ];
  return `${JSON.stringify(issues, undefined, 2)}\n`;
}

/** GitLab wants a path from the root of the repository, without `./`. */
const locationOf = ({ sourceLine, file }: Place, cwd: string): Issue["location"] => ({
  path: fromHere(sourceLine?.file ?? file, cwd).replace(/^(?:\.\/+)+/, ""),
  lines: { begin: Math.max(1, Math.trunc(sourceLine?.line ?? 1)) },
});

import type { ReviewedFinding } from "../review";

/** The members of a finding in JSON, the same in each report. */
export const findingMembers = (finding: ReviewedFinding) => ({
  rule: finding.id,
  slug: finding.slug,
  severity: finding.severity,
  title: finding.title,
  what: finding.what,
  why: finding.why,
  fix: finding.fix,
  source: finding.source,
  place: finding.place,
  about: [...finding.about],
});

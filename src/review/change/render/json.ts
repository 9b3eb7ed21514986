import { findingMembers } from "../../render/finding-members";
import type { AcknowledgedFinding, ReviewedFinding } from "../../review";
import { rounded } from "../../simulation/json";
import type { ChangeOutput } from "../change-output";
import type { ChangeReview, EndpointChange, FindingChanges } from "../change-review";

/** For programs, in the format of docs/review.schema.json. */
export function changeJson(review: ChangeReview): string {
  const { formatVersion, stack, sources, traffic, isEmpty, judgement, sentence, monthlyCost } = review;
  const output: ChangeOutput = {
    formatVersion,
    stack,
    sources,
    traffic,
    isEmpty,
    judgement,
    sentence,
    monthlyCost,
    limits: review.limits.map(({ addresses, ...limit }) => ({
      ...limit,
      ...(addresses === undefined ? {} : { addresses: [...addresses] }),
    })),
    endpoints: review.endpoints.map(endpointOutput),
    apply: review.apply,
    findings: findingsOutput(review.findings),
    elsewhere: findingsOutput(review.elsewhere),
    changes: review.changes,
    budgets: review.budgets,
    notLookedInto: review.notLookedInto,
  };
  return `${JSON.stringify(output, rounded, 2)}\n`;
}

const endpointOutput = (endpoint: EndpointChange): ChangeOutput["endpoints"][number] => ({
  ...endpoint,
  wakePaths: endpoint.wakePaths.map(({ of, links }) => ({
    of,
    links: links.map(({ text, state, rules }) => ({ text, state, rules: [...rules] })),
  })),
  findings: findingsOutput(endpoint.findings),
});

const findingsOutput = (findings: FindingChanges): ChangeOutput["findings"] => ({
  new: findings.new.map(findingOutput),
  fixed: findings.fixed.map(findingOutput),
  unchanged: findings.unchanged.map(findingOutput),
  acknowledged: findings.acknowledged.map((finding) => ({
    ...findingOutput(finding),
    reason: finding.reason,
    inSource: finding.inSource,
  })),
});

const findingOutput = (finding: ReviewedFinding | AcknowledgedFinding): ChangeOutput["findings"]["new"][number] => ({
  ...findingMembers(finding),
  ...(finding.followsFrom === undefined
    ? {}
    : { followsFrom: { rule: finding.followsFrom.id, place: finding.followsFrom.place } }),
});

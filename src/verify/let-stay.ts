import type { AcknowledgedFinding, EndpointReview, Review, ReviewedFinding } from "../review";
import type { WantedEndpoint } from "./wanted/wanted";

/**
 * Takes out what somebody acknowledged for an endpoint where it was made: in a live account its resources have other
 * addresses. A finding that several endpoints share stays until it is acknowledged for all of them.
 */
export function letStay(review: Review, wanted: readonly WantedEndpoint[]): Review {
  const reasons = new Map(wanted.map(({ name, acknowledged }) => [name, acknowledged ?? new Map<string, string>()]));
  const owners = new Map<ReviewedFinding, EndpointReview[]>();
  for (const endpoint of review.endpoints) {
    for (const finding of endpoint.findings) {
      owners.set(finding, [...(owners.get(finding) ?? []), endpoint]);
    }
  }
  const stay = new Map<ReviewedFinding, AcknowledgedFinding>();
  for (const [finding, endpoints] of owners) {
    const given = endpoints.flatMap(({ name }) => reasons.get(name)?.get(finding.id) ?? []);
    const [reason] = given;
    if (reason !== undefined && given.length === endpoints.length) {
      stay.set(finding, { ...finding, reason, inSource: true });
    }
  }
  const left = (findings: readonly ReviewedFinding[]) => findings.filter((finding) => !stay.has(finding));
  return {
    ...review,
    findings: left(review.findings),
    acknowledged: [...review.acknowledged, ...stay.values()],
    endpoints: review.endpoints.map((endpoint) => ({
      ...endpoint,
      findings: left(endpoint.findings),
      acknowledged: [...endpoint.acknowledged, ...endpoint.findings.flatMap((finding) => stay.get(finding) ?? [])],
    })),
  };
}

import type { AwsReadError } from "../aws/errors";
import type { EndpointReview, Review, ReviewedFinding } from "../review";
import { stuck } from "../rules/verification/v04-stuck";
import type { Pending } from "./waiting/pending";
import type { Unfinished } from "./waiting/still-to-come";

/**
 * The review of a verification that AWS did not let finish: the verdicts are unknown, and no
 * endpoint has passed.
 *
 * @param region if it is known
 */
export function unfinishedReview({ refusal, pending }: Unfinished, region: string | undefined): Review {
  const file = region === undefined ? "AWS" : `AWS ${region}`;
  const endpoints = pending.map((one) => endpointReview(one, refusal, file));
  return {
    limits: [],
    endpoints,
    findings: endpoints.flatMap(({ findings }) => findings),
    elsewhere: [],
    acknowledged: [],
    notLookedInto: [],
    nothingIn: [],
    noEndpointIn: [],
  };
}

function endpointReview({ endpoint, what }: Pending, refusal: AwsReadError, file: string): EndpointReview {
  const place = { file, address: endpoint };
  const unknown = { kind: "unknown", because: [refusal.message] } as const;
  const { id, slug, severity, title, source } = stuck;
  const finding: ReviewedFinding = {
    ...{ id, slug, severity, title, source, place, about: [] },
    what: `it was not verified: ${refusal.message}. Not verified yet: ${what.join("; ")}`,
    why: "An endpoint that was not verified may be rolled back, failed or deleted.",
    fix: {
      hcl:
        refusal.reason === "timeout"
          ? "run verify again, with a longer --timeout if AWS answers slowly"
          : "run verify again once AWS answers",
    },
  };
  return {
    name: endpoint,
    place,
    verdict: { sleeps: "unknown", wakes: "unknown", sleepsWhen: unknown, wakesWhen: unknown, remarks: [] },
    wakePaths: [],
    ways: [],
    findings: [finding],
    acknowledged: [],
  };
}

import type { CheckOutput } from "../check-output";
import { countsOf } from "../counts";
import { incompleteOf } from "../incomplete";
import type { LiveState } from "../live-state";
import type { Review, ReviewedFinding } from "../review";
import { findingMembers } from "./finding-members";

/** For programs, in the format of docs/check-output.schema.json. */
export function renderJson(review: Review): string {
  const { limits, endpoints, findings, acknowledged, notLookedInto, nothingIn, noEndpointIn } = review;
  const positions = [...findings.entries(), ...acknowledged.entries()];
  const indexOf = new Map<ReviewedFinding, number>(positions.map(([index, finding]) => [finding, index]));
  const indices = (all: readonly ReviewedFinding[]): number[] => all.flatMap((finding) => indexOf.get(finding) ?? []);
  const output: CheckOutput = {
    version: 1,
    summary: { ...countsOf(review) },
    incomplete: [...incompleteOf(review)],
    limits: limits.map(({ kind, text, file, addresses }) => ({
      kind,
      text,
      file,
      ...(addresses === undefined ? {} : { addresses: [...addresses] }),
    })),
    endpoints: endpoints.map((endpoint) => ({
      name: endpoint.name,
      place: endpoint.place,
      sleeps: endpoint.verdict.sleeps,
      wakes: endpoint.verdict.wakes,
      sleepsWhen: endpoint.verdict.sleepsWhen,
      wakesWhen: endpoint.verdict.wakesWhen,
      remarks: [...endpoint.verdict.remarks],
      ...(endpoint.live === undefined ? {} : { live: liveOutput(endpoint.live) }),
      wakePaths: endpoint.wakePaths.map(({ of, links }) => ({
        of,
        links: links.map(({ text, state, rules }) => ({ text, state, rules: [...rules] })),
      })),
      ways: [...endpoint.ways],
      findings: indices(endpoint.findings),
      acknowledged: indices(endpoint.acknowledged),
    })),
    findings: findings.map((finding) => ({ ...findingMembers(finding), ...causeOutput(finding, findings) })),
    acknowledged: acknowledged.map((finding) => ({ ...findingMembers(finding), reason: finding.reason })),
    notLookedInto: [...notLookedInto],
    nothingIn: [...nothingIn],
    noEndpointIn: [...noEndpointIn],
  };
  return `${JSON.stringify(output, undefined, 2)}\n`;
}

const liveOutput = (live: LiveState): NonNullable<CheckOutput["endpoints"][number]["live"]> => ({
  ...live,
  variants: [...live.variants],
  components: [...live.components],
  awaited: [...live.awaited],
});

function causeOutput(
  { followsFrom }: ReviewedFinding,
  findings: readonly ReviewedFinding[],
): Pick<CheckOutput["findings"][number], "followsFrom"> {
  const index = followsFrom === undefined ? -1 : findings.indexOf(followsFrom);
  return index < 0 ? {} : { followsFrom: index };
}

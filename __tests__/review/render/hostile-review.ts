import type { LiveState, Review } from "../../../src/review";
import { review } from "../../../src/review";
import { allRules } from "../../../src/rules/all-rules";
import type { Finding } from "../../../src/rules/finding";
import { runRules } from "../../../src/rules/run-rules";
import { readTerraform } from "../../../src/topology";
import { withEveryText } from "../../support/every-text";
import { planFile } from "../../support/plan-fixture";
import { acknowledgedFor } from "../../support/reviews";

const live: LiveState = {
  condition: "changing",
  status: "Updating",
  configuration: "llm-1",
  wantedConfiguration: "llm-2",
  failureReason: "No capacity",
  variants: [{ name: "AllTraffic", instances: 1, desiredInstances: 2 }],
  components: [{ name: "llama", status: "Failed", failureReason: "No capacity", copies: 0, desiredCopies: 1 }],
  awaited: ["component llama has 0 of 1 copy"],
};

/** A review that has something in each of its members. */
function full(): Review {
  const { topology } = readTerraform(planFile("loops-and-modules"));
  const [first, ...found] = runRules(topology, allRules, { now: new Date("2026-06-01T00:00:00Z") });
  const acknowledged = [acknowledgedFor("known", first as Finding)];
  const reviewed = review([{ file: "plan.json", topology, open: found, acknowledged }]);
  const [cause, ...others] = reviewed.findings;
  const fix = { hcl: "a = b", typescript: "remove `a`", command: "aws x put --name y --value 1" };
  const findings = others.map((finding, index) =>
    index === 0 ? { ...finding, followsFrom: cause } : index === 1 ? { ...finding, fix } : finding,
  );
  const place = {
    file: "cdk.tf.json",
    address: "aws_x.y",
    stack: "s",
    constructPath: "a/b",
    sourceLine: { file: "/srv/a.ts", line: 41 },
  };
  const all = [cause, { ...cause, place }, ...findings] as Review["findings"];
  return {
    ...reviewed,
    limits: [{ kind: "sensitive", text: "it hides names", file: "plan.json", addresses: ["aws_x.y"] }],
    endpoints: reviewed.endpoints.map((endpoint) => ({
      ...endpoint,
      verdict: { ...endpoint.verdict, remarks: ["not all is known"] },
      live,
      findings: all,
      acknowledged: reviewed.acknowledged,
    })),
    findings: all,
    elsewhere: findings,
    notLookedInto: [
      { type: "aws_x", place: { file: "plan.json", address: "aws_x.y" } },
      { type: "schedules", place: { file: "AWS", address: "scheduler:ListSchedules" }, reason: "it is not allowed" },
    ],
    nothingIn: ["a.json"],
    noEndpointIn: ["b.json"],
  };
}

export const FULL = full();

/** Members that only the rules write: their texts are this program's own. */
export const OF_RULES = ["id", "slug", "source", "rule", "rules", "title", "why"];

/** The same with a text of an attacker in every other member: each text keeps its own end, so that equal ones stay equal. */
export const attacked = (text: string, keep: readonly string[] = OF_RULES): Review =>
  withEveryText(FULL, (own) => `${text}${own}`, keep);

/** The same with nothing but that text in every member. */
export const filledWith = (text: string, keep: readonly string[] = OF_RULES): Review =>
  withEveryText(FULL, () => text, keep);

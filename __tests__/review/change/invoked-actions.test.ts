import { join } from "node:path";
import type { ChangeReview } from "../../../src/review/change/change-review";
import { allRules } from "../../../src/rules/all-rules";
import { scaleToZero } from "../../support/command-line";
import { scratchFolder } from "../../support/files";

const files = scratchFolder();
const PLAN = join(__dirname, "../../fixtures/plans/documented/terraform-1.14-actions.json");

async function reviewed(...argv: readonly string[]): Promise<ChangeReview> {
  const options = ["--days", "1", "--runs", "1", "--format", "json", "--fail-on", "never"];
  const { stdout } = await scaleToZero(["review", ...argv, ...options], { rules: allRules, cwd: files.path("") });
  return JSON.parse(stdout);
}

describe("a plan of Terraform 1.14 that invokes actions", () => {
  it("is no empty review: the endpoint has an effect of the apply", async () => {
    const review = await reviewed(PLAN);
    expect(review.isEmpty).toBe(false);
    expect(review.endpoints.flatMap(({ apply }) => apply)).toMatchObject([
      { kind: "invokes an action", what: expect.stringContaining("action.aws_lambda_invoke.verify") },
    ]);
  });

  it("is an empty one against itself", async () => {
    expect(await reviewed(PLAN, "--base", PLAN)).toMatchObject({ isEmpty: true, apply: [], judgement: "same" });
  });
});

import type { ChangeReview } from "../../../src/review/change/change-review";
import { allRules } from "../../../src/rules/all-rules";
import { changeFile } from "../../support/change-fixtures";
import { scaleToZero } from "../../support/command-line";
import { scratchFolder } from "../../support/files";

const files = scratchFolder();

async function rowOf(fixture: string, ...options: readonly string[]) {
  const argv = ["review", changeFile(fixture), "--runs", "1", "--format", "json", "--fail-on", "never", ...options];
  const { stdout } = await scaleToZero(argv, { rules: allRules, cwd: files.path("") });
  const review: ChangeReview = JSON.parse(stdout);
  return review.endpoints.flatMap(({ rows }) => rows).find(({ what }) => what === "lost requests");
}

/** Requests of an hour a day, each of which takes as long as its limit allows. */
const profile = (rate: number, serviceTime: string): string =>
  files.write(`rate-${rate}.json`, {
    name: "night",
    periods: [{ hours: "01:00-02:00", rate }],
    serviceTime,
    atZero: "never",
    concurrency: 1,
  });

describe("lost requests of a review", () => {
  it("are those that a schedule leaves without capacity, and none before it", async () => {
    const added = await rowOf("schedule-added");
    expect(added).toMatchObject({ before: "none", judgement: "worse" });
    expect(added?.after).toMatch(/ a month \(refused\)$/);
    expect(await rowOf("schedule-removed")).toMatchObject({ after: "none", judgement: "better" });
  });

  it("are those of an asynchronous endpoint that expire in the queue", async () => {
    const row = await rowOf("async-instance-type", "--days", "3", "--traffic", profile(20, "600s"));
    expect(row?.after).toMatch(/ a month \(.*expired.*\)$/);
  });

  it("have no row if the queue is worked off", async () => {
    expect(await rowOf("async-instance-type", "--days", "3", "--traffic", profile(1, "10s"))).toBeUndefined();
  });
});

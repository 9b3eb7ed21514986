import { copyFileSync } from "node:fs";
import type { ChangeReview } from "../../src/review/change/change-review";
import { allRules } from "../../src/rules/all-rules";
import { changedPlan, type Edits, nothing } from "../support/changed-plan";
import { scaleToZero } from "../support/command-line";
import { scratchFolder } from "../support/files";

const files = scratchFolder();
const ALARM = "aws_cloudwatch_metric_alarm.wake";
const twoRequests: Edits = { [ALARM]: (values) => Object.assign(values, { threshold: 2 }) };

type Sides = { readonly before?: Edits; readonly after?: Edits };

/** @param name of the endpoint, in place of `chat` */
const planFile = (file: string, edits: Sides, name = "chat"): string =>
  files.write(file, JSON.parse(JSON.stringify(changedPlan(edits)).replaceAll("chat", name)));

/** What `terraform show -json` prints of the state before a plan, or after it. */
const stateFile = (file: string, edits: Sides, side: "before" | "after"): string => {
  const { prior_state, planned_values } = changedPlan(edits);
  return files.write(file, {
    format_version: "1.0",
    terraform_version: "1.11.4",
    values: side === "before" ? prior_state.values : planned_values,
  });
};

const run = (...argv: readonly string[]) =>
  scaleToZero(["review", ...argv, "--days", "1", "--runs", "1"], { rules: allRules, cwd: files.path("") });

async function reviewed(...argv: readonly string[]): Promise<ChangeReview> {
  const { stdout, stderr } = await run(...argv, "--format", "json", "--fail-on", "never");
  expect(stderr).toBe("");
  return JSON.parse(stdout);
}

const shown = ({ endpoints }: ChangeReview) =>
  endpoints.map(({ name, change, place: { file } }) => [name, change, file.split("/").at(-1)]);

describe("several plans in one review", () => {
  it("are read once each, also if one is given twice or by a path of another form", async () => {
    const plan = planFile("same.json", { after: twoRequests });
    const once = await reviewed("same.json");
    expect(await reviewed("same.json", "same.json")).toEqual(once);
    expect(shown(await reviewed(plan, "./same.json"))).toEqual([["chat", "changed", "same.json"]]);
  });

  it("of one stack in two files are both reviewed, each with its file", async () => {
    copyFileSync(planFile("first.json", { after: twoRequests }), files.path("second.json"));
    const review = await reviewed("first.json", "second.json");
    expect(shown(review)).toEqual([
      ["chat", "changed", "first.json"],
      ["chat", "changed", "second.json"],
    ]);
    expect(review.findings.new).toMatchObject([
      { rule: "W05", place: { file: "first.json" } },
      { rule: "W05", place: { file: "second.json" } },
    ]);
    expect(review.sentence).toMatch(/^2 endpoints: 2 worse/);
  });

  it("of two stacks are added up, and what changes is first", async () => {
    planFile("prod.json", {});
    planFile("staging.json", { after: twoRequests }, "talk");
    const review = await reviewed("prod.json", "staging.json");
    expect(shown(review)).toEqual([
      ["talk", "changed", "staging.json"],
      ["chat", "unchanged", "prod.json"],
    ]);
    expect(review.sources.map(({ after }) => after)).toEqual(["prod.json", "staging.json"]);
    expect(review.sentence).toMatch(/^2 endpoints: 1 worse, 1 unchanged/);
    const alone = await reviewed("prod.json");
    expect(review.monthlyCost.before?.typical).toBeCloseTo((alone.monthlyCost.before?.typical ?? 0) * 2, 1);
    expect(shown(await reviewed("prod.json", "staging.json", "--endpoint", "talk"))).toEqual([
      ["talk", "changed", "staging.json"],
    ]);
  });

  it("with the same name of an endpoint do not match across plans", async () => {
    planFile("deletes.json", { after: nothing });
    planFile("creates.json", { before: nothing });
    const review = await reviewed("deletes.json", "creates.json");
    expect(shown(review).sort()).toEqual([
      ["chat", "created", "creates.json"],
      ["chat", "deleted", "deletes.json"],
    ]);
    for (const { change, changes } of review.endpoints) {
      expect(new Set(changes.map(({ action }) => action))).toEqual(
        new Set([change === "created" ? "create" : "delete"]),
      );
    }
  });

  it("with the same name of an endpoint are both chosen by --endpoint, and each has its budget", async () => {
    planFile("one.json", {});
    planFile("other.json", { after: { [ALARM]: undefined } });
    const review = await reviewed("one.json", "other.json", "--endpoint", "chat", "--max-wake", "1h");
    expect(review.endpoints).toHaveLength(2);
    expect(review.budgets.map(({ endpoint, isMet }) => [endpoint, isMet]).sort()).toEqual([
      ["chat", false],
      ["chat", true],
    ]);
  });

  it("share a profile that names the endpoints of each", async () => {
    planFile("a.json", {});
    planFile("b.json", {}, "talk");
    const traffic = files.write(
      "named.yaml",
      "periods: []\nendpoints:\n  chat: { periods: [{ rate: 60 }] }\n  talk: { periods: [{ hours: 08:00-09:00, rate: 1 }] }\n",
    );
    const hours = (review: ChangeReview) =>
      Object.fromEntries(review.endpoints.map(({ name, after }) => [name, after?.monthlyInstanceHours?.typical]));
    const both = hours(await reviewed("a.json", "b.json", "--traffic", traffic));
    expect(both.chat).toBeGreaterThan(both.talk ?? Number.NaN);
    const silent = hours(await reviewed("a.json", "b.json", "--traffic", "silent"));
    expect(both.talk).toBeGreaterThan(silent.talk ?? Number.NaN);
    expect(silent.chat).toBe(silent.talk);
    const { stderr } = await run("a.json", "--traffic", traffic);
    expect(stderr).toContain('named.yaml: no endpoint is named "talk", its traffic is not used');
  });

  it("have a base each, in their order", async () => {
    stateFile("base-1.json", {}, "before");
    stateFile("base-2.json", { before: twoRequests }, "before");
    planFile("head-1.json", { after: twoRequests });
    planFile("head-2.json", {});
    const bases = ["--base", "base-1.json", "--base", "base-2.json"];
    const review = await reviewed("head-1.json", "head-2.json", ...bases);
    expect(review.sources).toEqual([
      { before: "base-1.json", after: "head-1.json" },
      { before: "base-2.json", after: "head-2.json" },
    ]);
    expect(review.endpoints.map(({ judgement, place: { file } }) => [judgement, file])).toEqual([
      ["worse", "head-1.json"],
      ["better", "head-2.json"],
    ]);
  });
});

describe("a state as --base", () => {
  it("is before, in place of the prior state in the plan", async () => {
    stateFile("state.json", { before: twoRequests }, "before");
    planFile("plan.json", { after: twoRequests });
    expect((await reviewed("plan.json")).findings.new).toHaveLength(1);
    const { endpoints, findings } = await reviewed("plan.json", "--base", "state.json");
    expect(findings.new).toEqual([]);
    expect(findings.unchanged.length).toBeGreaterThan(0);
    expect(endpoints).toMatchObject([{ change: "unchanged" }]);
  });

  it("without the endpoint makes it a new one, and with it alone a deleted one", async () => {
    stateFile("empty.json", { before: nothing }, "before");
    stateFile("full.json", {}, "before");
    planFile("whole.json", {});
    planFile("nothing.json", { after: nothing });
    expect((await reviewed("whole.json", "--base", "empty.json")).endpoints).toMatchObject([{ change: "created" }]);
    expect((await reviewed("nothing.json", "--base", "full.json")).endpoints).toMatchObject([{ change: "deleted" }]);
  });

  it("is compared with another state", async () => {
    stateFile("old.json", {}, "before");
    stateFile("new.json", { after: twoRequests }, "after");
    const review = await reviewed("new.json", "--base", "old.json");
    expect(review.endpoints).toMatchObject([{ name: "chat", change: "changed", judgement: "worse" }]);
    expect(review.changes).toMatchObject([{ address: ALARM, attributes: [{ path: "threshold" }] }]);
    expect((await reviewed("old.json", "--base", "old.json")).isEmpty).toBe(true);
  });
});

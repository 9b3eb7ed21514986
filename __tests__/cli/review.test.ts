import { symlinkSync } from "node:fs";
import type { ChangeReview } from "../../src/review/change/change-review";
import { allRules } from "../../src/rules/all-rules";
import { changedPlan, type Edits, nothing } from "../support/changed-plan";
import { scaleToZero } from "../support/command-line";
import { scratchFolder } from "../support/files";
import { modeFile, recordedMode } from "../support/plan-fixture";

const files = scratchFolder();
const ALARM = "aws_cloudwatch_metric_alarm.wake";
const TARGET = "aws_appautoscaling_target.this";
const TRACKING = "aws_appautoscaling_policy.tracking";
const ENDPOINT = "aws_sagemaker_endpoint.this";
const CONFIGURATION = "aws_sagemaker_endpoint_configuration.this";

const renamed: Edits = {
  [ENDPOINT]: (values) => Object.assign(values, { name: "talk" }),
  "aws_cloudcontrolapi_resource.this": (values) =>
    Object.assign(values, { desired_state: values.desired_state.replace('"chat"', '"talk"') }),
};

const twoRequests: Edits = { [ALARM]: (values) => Object.assign(values, { threshold: 2 }) };

let written = 0;
function planFile(edits: { readonly after?: Edits; readonly before?: Edits }): string {
  written += 1;
  return files.write(`plan-${written}.json`, changedPlan(edits));
}

const review = (...argv: readonly string[]) =>
  scaleToZero(["review", ...argv, "--days", "2"], { rules: allRules, cwd: files.path("") });

async function reviewed(...argv: readonly string[]): Promise<ChangeReview> {
  const { stdout, stderr } = await review(...argv, "--format", "json", "--fail-on", "never");
  expect(stderr).toBe("");
  return JSON.parse(stdout);
}

async function only(edits: { readonly after?: Edits; readonly before?: Edits }, ...argv: readonly string[]) {
  const result = await reviewed(planFile(edits), ...argv);
  expect(result.endpoints).toHaveLength(1);
  const [endpoint] = result.endpoints;
  if (endpoint === undefined) {
    throw new Error("no endpoint");
  }
  return endpoint;
}

describe("the sentence of a change", () => {
  it("says no more than that if nothing changes", async () => {
    const result = await reviewed(modeFile("nothing-to-do"));
    expect(result).toMatchObject({ isEmpty: true, judgement: "same" });
    expect(result.sentence).toMatch(/^chat: no change in behaviour: sleeps when idle/);
  });

  it("names the broken link, and not a saving, if it no longer wakes", async () => {
    const endpoint = await only({ after: { [ALARM]: undefined } });
    expect(endpoint.sentence).toMatch(/^still sleeps, no longer wakes: no alarm .* \(W02\)/);
    expect(endpoint.judgement).toBe("worse");
    expect(endpoint.rows.find(({ what }) => what === "cost")?.judgement).toBe("different");
    expect(endpoint.rows.find(({ what }) => what === "first answer")?.after).toBe("never");
  });

  it("says that it wakes again, in the other direction", async () => {
    const endpoint = await only({ before: { [ALARM]: undefined } });
    expect(endpoint.sentence).toMatch(/^still sleeps, now wakes/);
    expect(endpoint.findings.fixed).toMatchObject([{ rule: "W02" }]);
  });

  it("says why it no longer sleeps", async () => {
    const endpoint = await only({ after: { [TARGET]: (values) => Object.assign(values, { min_capacity: 1 }) } });
    expect(endpoint.sentence).toMatch(/^no longer sleeps: /);
    expect(endpoint.rows.find(({ what }) => what === "cost")?.judgement).toBe("worse");
  });

  it("says that it never slept, if it does not sleep before and after", async () => {
    const awake: Edits = { [TARGET]: (values) => Object.assign(values, { min_capacity: 1 }) };
    const endpoint = await only({
      before: awake,
      after: { [TARGET]: (values) => Object.assign(values, { min_capacity: 1, max_capacity: 3 }) },
    });
    expect(endpoint.sentence).toMatch(/^never slept and still does not/);
  });

  it("tells a created and a deleted endpoint with what it costs", async () => {
    expect((await only({ before: nothing })).sentence).toMatch(/^new; sleeps when idle .*USD [\d,.]+ a month/);
    const endpoint = await only({ after: nothing });
    expect(endpoint).toMatchObject({ change: "deleted", after: null });
    expect(endpoint.sentence).toMatch(/^deleted; USD [\d,.]+ a month less/);
  });
});

describe("endpoints before and after", () => {
  it("match by their address if the name changes", async () => {
    const endpoint = await only({ after: renamed });
    expect(endpoint).toMatchObject({ name: "talk", previousName: "chat", change: "changed" });
  });

  it("match by their name if the address changes, and show no other difference", async () => {
    const plan = changedPlan({});
    const moved = (part: unknown): unknown => JSON.parse(JSON.stringify(part).replaceAll(".this", ".main"));
    const [values, configuration] = [moved(plan.planned_values), moved(plan.configuration)];
    const file = files.write("moved.json", {
      ...{ ...plan, planned_values: values, configuration, resource_changes: [] },
    });
    const result = await reviewed(file);
    expect(result.endpoints.map(({ name, change }) => [name, change])).toEqual([["chat", "unchanged"]]);
  });

  it("match by the address if the name is not known before the apply", async () => {
    const result = await reviewed(modeFile("sensitive"));
    expect(result.endpoints.map(({ name, previousName }) => [name, previousName])).toEqual([["chat", undefined]]);
  });

  it("are not called deleted by a plan that does not show them", async () => {
    const [endpoint] = (await reviewed(modeFile("destroy-one"))).endpoints;
    expect(endpoint?.change).not.toBe("deleted");
    expect(endpoint?.sentence).toBe(
      "not shown by this partial plan, which changes aws_cloudwatch_metric_alarm.wake (delete); before it: sleeps when idle for about 25 min, wakes on one request",
    );
  });
});

describe("a finding of the state before that no rule can judge again", () => {
  /** The threshold of the alarm is 2, and then known after apply, or another value. */
  function thresholdPlan(threshold: number | undefined): string {
    const plan = changedPlan({
      before: twoRequests,
      after: { [ALARM]: (values) => Object.assign(values, { threshold }) },
    });
    for (const { address, change } of plan.resource_changes) {
      if (address === ALARM && threshold === undefined) {
        change.after_unknown = { ...change.after_unknown, threshold: true };
      }
    }
    written += 1;
    return files.write(`threshold-${written}.json`, plan);
  }

  it("is not called fixed, and says why", async () => {
    const { findings } = await reviewed(thresholdPlan(undefined));
    expect(findings.fixed).toEqual([]);
    expect(findings.unchanged).toMatchObject([
      {
        rule: "W05",
        what: expect.stringMatching(/ \(before the change; whether it remains is known only after apply\)$/),
      },
    ]);
  });

  it("is fixed by a value that is known", async () => {
    expect((await reviewed(thresholdPlan(1))).findings).toMatchObject({ fixed: [{ rule: "W05" }], unchanged: [] });
  });
});

describe("numbers before and after", () => {
  it("are equal if only names change", async () => {
    const endpoint = await only({ after: renamed });
    const rows = endpoint.rows.filter(({ what }) => what === "cost" || what === "instance-hours");
    expect(rows.map(({ judgement }) => judgement)).toEqual(["same", "same"]);
  });

  it("show a first answer as it was if only the way to zero changes", async () => {
    const endpoint = await only({
      after: {
        [TRACKING]: (values) =>
          Object.assign(values.target_tracking_scaling_policy_configuration[0], { scale_in_cooldown: 1800 }),
      },
    });
    expect(endpoint.before?.firstAnswerSeconds).toEqual(endpoint.after?.firstAnswerSeconds);
    expect(endpoint.before?.firstAnswerSeconds).not.toBeNull();
  });

  it("are of a wake from zero instances, with the time that AWS needs for one", async () => {
    const endpoint = await only({});
    expect(endpoint.wakePhases.map(({ name }) => name)).toContain("provisioning");
    const sum = endpoint.wakePhases.reduce((total, { seconds }) => total + seconds, 0);
    expect(endpoint.after?.firstAnswerSeconds?.typical).toBeCloseTo(sum, 0);
  });

  it("are the same each time", async () => {
    const file = planFile({ after: twoRequests });
    expect(await review(file)).toEqual(await review(file));
  });

  it("of one run have no range", async () => {
    const { before } = await only({}, "--runs", "1");
    expect(before?.monthlyInstanceHours?.least).toBe(before?.monthlyInstanceHours?.most);
  });

  it("are left out where the verdict is unknown", async () => {
    const [endpoint] = (await reviewed(modeFile("targeted-after-apply"))).endpoints;
    expect(endpoint?.after).toMatchObject({ monthlyCost: null, firstAnswerSeconds: null });
  });
});

describe("budgets", () => {
  it.each([
    ["cost", ["--max-monthly-cost", "1"], ["--max-monthly-cost", "100000"]],
    ["the first answer", ["--max-wake", "10s"], ["--max-wake", "1h"]],
    ["the idle time", ["--max-idle-to-zero", "1m"], ["--max-idle-to-zero", "2h"]],
  ])("of %s fail when they are not met, whatever fails otherwise", async (_, narrow, wide) => {
    const file = modeFile("nothing-to-do");
    expect((await review(file, ...narrow, "--fail-on", "never")).code).toBe(3);
    expect((await review(file, ...wide, "--fail-on", "never")).code).toBe(0);
  });

  it("that cannot be judged are not met, and say what to do", async () => {
    const broken = await reviewed(planFile({ after: { [ALARM]: undefined } }), "--max-wake", "1h");
    expect(broken.budgets).toMatchObject([{ isMet: false, value: null, endpoint: "chat" }]);
    expect(broken.budgets[0]?.text).toBe("No request wakes chat: fix its findings, or remove --max-wake.");
    const unpriced = planFile({
      after: {
        [CONFIGURATION]: (values) => Object.assign(values.production_variants[0], { instance_type: "ml.zz9.huge" }),
      },
    });
    expect((await reviewed(unpriced, "--max-monthly-cost", "9999")).budgets[0]).toMatchObject({
      isMet: false,
      text: expect.stringMatching(/ is not known: add --prices or --price, /),
    });
  });

  it("come from .scale-to-zero.json, and those of the command line win", async () => {
    const settings = files.write("settings.json", { traffic: "silent", budgets: { maxWake: "10s" } });
    const file = modeFile("nothing-to-do");
    const given = ["--acknowledgements", settings, "--fail-on", "never"];
    expect((await review(file, ...given)).code).toBe(3);
    expect((await review(file, ...given, "--max-wake", "1h")).code).toBe(0);
    const result = await reviewed(file, "--acknowledgements", settings);
    expect(result.traffic).toMatchObject({ name: "silent", isDefault: false });
    expect((await reviewed(file, "--acknowledgements", settings, "--traffic", "spiky")).traffic.name).toBe("spiky");
  });

  it("come from files beside .scale-to-zero.json, and from no file elsewhere", async () => {
    const secret = "timestamp,token\n1,hunter2\n";
    files.write("secret.csv", secret);
    files.write("inside/mine.csv", "timestamp\n1\n7200\n");
    symlinkSync(files.path("secret.csv"), files.path("inside/linked.csv"));
    const plan = modeFile("nothing-to-do");
    const inside = (settings: object) => {
      files.write("inside/.scale-to-zero.json", settings);
      return scaleToZero(["review", plan, "--days", "1"], { rules: allRules, cwd: files.path("inside") });
    };
    expect(await inside({ traffic: "mine.csv" })).toMatchObject({ code: 0, stderr: "" });
    for (const traffic of ["../secret.csv", "linked.csv", files.path("secret.csv"), "../nothing/here.csv"]) {
      const { code, stdout, stderr } = await inside({ traffic });
      expect({ traffic, code, stdout }).toEqual({ traffic, code: 2, stdout: "" });
      expect(stderr).toContain(`.scale-to-zero.json: traffic ${JSON.stringify(traffic)} is outside the folder`);
      expect(stderr).not.toContain("hunter2");
    }
    expect((await inside({ timing: "../secret.csv" })).stderr).toContain("pass --timing");
    expect((await inside({ prices: "../secret.csv" })).stderr).toContain("pass --prices");
    // The file of another folder may name what is in the working directory.
    files.write("inside/settings/s.json", { traffic: "../mine.csv" });
    const argv = ["review", plan, "--days", "1", "--acknowledgements", "settings/s.json"];
    files.write("inside/.scale-to-zero.json", {});
    expect(await scaleToZero(argv, { rules: allRules, cwd: files.path("inside") })).toMatchObject({ code: 0 });
  });
});

describe("the cost of several endpoints", () => {
  const OTHER = "other.json";
  const other = (edits: { readonly after?: Edits; readonly before?: Edits }) =>
    files.write(OTHER, JSON.parse(JSON.stringify(changedPlan(edits)).replaceAll("chat", "talk")));

  it("leaves out one that is not priced after the change, on both sides", async () => {
    const unpriced: Edits = {
      [CONFIGURATION]: (values) => Object.assign(values.production_variants[0], { instance_type: "ml.zz9.huge" }),
    };
    const both = await reviewed(planFile({}), other({}));
    const [, cost] = /; (USD [\d.,]+ a month)$/.exec(both.sentence) ?? [];
    expect(cost).toBeDefined();
    const alone = Number(both.monthlyCost.after?.typical) / 2;
    for (const edits of [{ after: unpriced }, { before: unpriced }]) {
      const { sentence } = await reviewed(planFile({}), other(edits));
      expect(sentence).toMatch(/; USD [\d.,]+ a month, without 1 endpoint whose cost is not known/);
      expect(Number(/USD ([\d.,]+) a month/.exec(sentence)?.[1]?.replace(",", ""))).toBeCloseTo(alone, 1);
    }
  });

  it("is no USD 0.00 if none is priced after the change", async () => {
    const unpriced: Edits = {
      [CONFIGURATION]: (values) => Object.assign(values.production_variants[0], { instance_type: "ml.zz9.huge" }),
    };
    const { sentence } = await reviewed(planFile({ after: unpriced }), other({ after: unpriced }));
    expect(sentence).not.toContain("USD");
  });
});

describe("--fail-on", () => {
  const broken: Edits = { [ALARM]: undefined };

  it("error fails on errors that were there before, new-error does not", async () => {
    const file = planFile({ before: broken, after: broken });
    expect((await review(file)).code).toBe(3);
    expect((await review(file, "--fail-on", "new-error")).code).toBe(0);
  });

  it("new-error and worse fail on a new error", async () => {
    const file = planFile({ after: broken });
    expect((await review(file, "--fail-on", "new-error")).code).toBe(3);
    expect((await review(file, "--fail-on", "worse")).code).toBe(3);
  });

  it("worse does not fail on what gets better", async () => {
    const file = planFile({ before: broken });
    expect((await review(file, "--fail-on", "worse,unknown")).code).toBe(0);
  });

  it("refuses another level", async () => {
    expect((await review(modeFile("nothing-to-do"), "--fail-on", "worst")).code).toBe(2);
  });
});

describe("what is compared", () => {
  it("is a state with a plan, if --base names it", async () => {
    const plan = changedPlan({ after: twoRequests });
    const base = files.write("state.json", {
      format_version: "1.0",
      terraform_version: "1.11.4",
      values: (recordedMode("nothing-to-do") as ReturnType<typeof changedPlan>).prior_state.values,
    });
    const result = await reviewed(files.write("head.json", plan), "--base", base);
    expect(result.sources).toEqual([{ before: base, after: files.path("head.json") }]);
    expect(result.endpoints[0]?.findings.new).toMatchObject([{ rule: "W05" }]);
  });

  it("is refused for a state alone, with what to do", async () => {
    const { code, stderr } = await review(modeFile("sensitive-state"));
    expect(code).toBe(2);
    expect(stderr).toContain("add --base");
  });

  it("needs a base for each path", async () => {
    const file = modeFile("nothing-to-do");
    const { code, stderr } = await review(file, modeFile("whole"), "--base", file);
    expect(code).toBe(2);
    expect(stderr).toContain("--base is given once for 2 paths");
  });
});

import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv2020 from "ajv/dist/2020";
import { XMLParser } from "fast-xml-parser";
import type { Log } from "sarif";
import type { ChangeReview } from "../../../../src/review/change/change-review";
import { CHANGE_FORMATS, type ChangeFailing } from "../../../../src/review/change/render/formats";
import { sarifProblems } from "../../../support/sarif";
import {
  acknowledged,
  budget,
  change,
  changeReview,
  effect,
  endpoint,
  finding,
  findings,
  place,
  row,
  unchanged,
} from "../support/changes";
import { pullRequest } from "../support/pull-request";
import { expectGolden, print } from "../support/rendered-change";

/** One new, one fixed, one unchanged and one acknowledged finding. */
const each = (): ChangeReview =>
  changeReview({
    endpoints: [
      endpoint({
        findings: findings({
          new: [finding()],
          fixed: [finding({ id: "Z01", what: "it was wrong" })],
          unchanged: [finding({ id: "M02", severity: "warning" })],
          acknowledged: [acknowledged()],
        }),
      }),
    ],
  });

describe("a change as text", () => {
  it("reads as the golden file", () => expectGolden("pull-request.txt", print(pullRequest(), "text")));

  it("fits in 80 columns, except for what can be copied", () => {
    const long = print(pullRequest(), "text")
      .split("\n")
      .filter((line) => line.length > 80);
    expect(long).toEqual([]);
  });

  it("is one line if no behaviour changes", () => {
    const endpoints = [unchanged("chat", { findings: findings({ unchanged: [finding(), finding({ id: "Z01" })] }) })];
    expect(print(changeReview({ endpoints }), "text")).toBe(
      "no change in behaviour (1 endpoint; 2 errors (W05, Z01) remain)\n",
    );
  });

  it("has colours only for better and worse, and where they are asked for", () => {
    const rows = [row(), row({ judgement: "worse", what: "first answer" }), row({ what: "bounds" })];
    const coloured = print(changeReview({ endpoints: [endpoint({ rows })] }), "text", { colour: true });
    const line = (start: string) => coloured.split("\n").find((one) => one.includes(start)) ?? "";
    expect(line("sleeps after")).toContain("\u001b[32m");
    expect(line("first answer")).toContain("\u001b[31m");
    expect(line("bounds")).not.toContain("\u001b");
    expect(print(pullRequest(), "text")).not.toContain("\u001b");
  });
});

describe("a change as JSON", () => {
  const schema = JSON.parse(readFileSync(join(__dirname, "../../../../docs/review.schema.json"), "utf8"));

  it.each([
    ["a pull request", pullRequest()],
    ["nothing", changeReview({ endpoints: [] })],
    ["each kind of finding", each()],
  ])("obeys its schema for %s", (_, review) => {
    const validate = new Ajv2020().compile(schema);
    expect(validate(JSON.parse(print(review, "json"))) || validate.errors).toBe(true);
  });

  it("has the answers and the findings of each endpoint", () => {
    const [chat] = JSON.parse(print(each(), "json")).endpoints;
    expect(chat).toMatchObject({
      name: "chat",
      sentence: "still sleeps, still wakes; idle to zero 25 min → 16 min",
      before: { idleToZeroSeconds: { typical: 1500 } },
      after: { idleToZeroSeconds: { typical: 960 } },
      apply: [],
      findings: {
        new: [{ rule: "W05", place: { sourceLine: { line: 41 } } }],
        fixed: [{ rule: "Z01" }],
        unchanged: [{ rule: "M02" }],
        acknowledged: [{ rule: "Z07", reason: "kept warm for a demo" }],
      },
    });
  });

  it("names the cause of a finding", () => {
    const cause = finding();
    const review = changeReview({ elsewhere: findings({ new: [finding({ id: "D01", followsFrom: cause })] }) });
    expect(JSON.parse(print(review, "json")).findings.new[0].followsFrom).toEqual({ rule: "W05", place: cause.place });
  });
});

describe("a change as SARIF", () => {
  const resultsOf = (review: ChangeReview) => {
    const log: Log = JSON.parse(print(review, "sarif"));
    expect(sarifProblems(log)).toEqual([]);
    return log.runs[0]?.results ?? [];
  };

  it("says which findings are new, unchanged, fixed and acknowledged", () => {
    const told = resultsOf(each()).map(({ ruleId, baselineState, level, suppressions }) => [
      ruleId,
      baselineState,
      level,
      suppressions?.length,
    ]);
    expect(told).toEqual([
      ["W05", "new", "error", undefined],
      ["M02", "unchanged", "warning", undefined],
      ["Z07", "unchanged", "error", 1],
      ["Z01", "absent", "none", undefined],
    ]);
  });

  it("has errors and warnings of the apply and unmet budgets, and no notes", () => {
    const apply = [effect({ kind: "resets capacity" }), effect({ kind: "forgets", severity: "note" })];
    const review = changeReview({ endpoints: [endpoint({ apply })], budgets: [budget(), budget({ isMet: true })] });
    expect(resultsOf(review).map(({ ruleId, level }) => [ruleId, level])).toEqual([
      ["apply/resets-capacity", "warning"],
      ["budget/max-wake", "error"],
    ]);
  });

  it("gives each result a fingerprint that does not depend on lines, values or files", () => {
    const at = (line: number, file: string, what: string) => [
      finding({ what, place: { ...place("aws_x.y", line), file } }),
      finding({ what: `${what} again`, place: { ...place("aws_x.y", line), file } }),
      finding({ what, place: { ...place("aws_x.z", line), file } }),
    ];
    const prints = (all: ReturnType<typeof at>) =>
      resultsOf(changeReview({ endpoints: [], elsewhere: findings({ new: all }) })).map(
        ({ partialFingerprints }) => partialFingerprints?.["scaleToZero/v1"],
      );
    const before = prints(at(1, "a.json", "threshold is 1"));
    expect(prints(at(99, "b/c.json", "threshold is 2"))).toEqual(before);
    expect(new Set(before).size).toBe(3);
  });
});

describe("a change as a code quality report of GitLab", () => {
  const issuesOf = (review: ChangeReview) => JSON.parse(print(review, "gitlab-codequality"));

  it("has what GitLab requires, with a path from the root", () => {
    const [issue] = issuesOf(each());
    expect(issue).toEqual({
      description: expect.stringMatching(
        /^W05 wake-threshold on aws_cloudwatch_metric_alarm\.wake: threshold is 1 .* Fix: comparison_operator/,
      ),
      check_name: "W05",
      fingerprint: expect.stringMatching(/^[0-9a-f]{40}$/),
      severity: "critical",
      location: { path: "infra/main.tf", lines: { begin: 41 } },
    });
  });

  it("has what is open after the change, so that GitLab can compare it with the target branch", () => {
    const names = issuesOf(each()).map(({ check_name }: { check_name: string }) => check_name);
    expect(names).toEqual(["W05", "M02"]);
  });

  it("begins at line 1 where no line is known", () => {
    const review = changeReview({
      endpoints: [],
      elsewhere: findings({ new: [finding({ place: { file: "./plan.json", address: "x.y" } })] }),
    });
    expect(issuesOf(review)[0].location).toEqual({ path: "plan.json", lines: { begin: 1 } });
  });

  it("is an empty list without problems", () => expect(issuesOf(changeReview())).toEqual([]));
});

describe("a change as JUnit", () => {
  const failuresOf = (review: ChangeReview, failing?: ChangeFailing) => {
    const parser = new XMLParser({
      ignoreAttributes: false,
      isArray: (name) => ["testsuite", "testcase"].includes(name),
    });
    const { testsuites } = parser.parse(print(review, "junit", failing === undefined ? {} : { failing }));
    const cases = testsuites.testsuite.flatMap((suite: { testcase: Record<string, unknown>[] }) => suite.testcase);
    return cases
      .filter((one: object) => "failure" in one)
      .map((one: Record<string, unknown>) => `${one["@_classname"]}: ${one["@_name"]}`);
  };
  const NOTHING: ChangeFailing = { worse: false, unknown: false };

  it("fails on new errors, or on all errors, as asked", () => {
    const review = changeReview({
      endpoints: [endpoint({ findings: findings({ new: [finding()], unchanged: [finding({ id: "Z01" })] }) })],
    });
    expect(failuresOf(review, NOTHING)).toEqual([]);
    expect(failuresOf(review, { ...NOTHING, newFinding: "error" })).toEqual(["chat: W05 wake-threshold"]);
    expect(failuresOf(review)).toEqual(["chat: W05 wake-threshold", "chat: Z01 wake-threshold"]);
  });

  it("fails on errors of the apply as on new findings", () => {
    const apply = [effect(), effect({ kind: "fails", severity: "error", addresses: ["aws_x.y"] })];
    expect(failuresOf(changeReview({ endpoints: [endpoint({ apply })] }))).toEqual(["chat: apply/fails on aws_x.y"]);
  });

  it("fails on a worse verdict and on an unknown one only if asked", () => {
    const after = { ...endpoint().after, sleeps: "unknown" } as ReturnType<typeof endpoint>["after"];
    const review = changeReview({ endpoints: [endpoint({ judgement: "worse", after })] });
    expect(failuresOf(review)).toEqual([]);
    expect(failuresOf(review, { ...NOTHING, worse: true })).toEqual(["chat: verdict"]);
    expect(failuresOf(review, { ...NOTHING, unknown: true })).toEqual(["chat: verdict"]);
  });

  it("fails on a budget that is not met, in the suite of its endpoint", () => {
    const budgets = [budget(), budget({ option: "--max-monthly-cost", endpoint: null })];
    expect(failuresOf(changeReview({ budgets }), NOTHING)).toEqual([
      "chat: budget/max-wake",
      "no endpoint: budget/max-monthly-cost",
    ]);
  });

  it("reads as the golden file", () => expectGolden("pull-request.junit.xml", print(pullRequest(), "junit")));
});

describe.each(CHANGE_FORMATS)("sensitive and unknown values as %s", (format) => {
  it("are named, not shown", () => {
    const attributes = [
      {
        path: "token",
        before: { kind: "sensitive" } as const,
        after: { kind: "unknown" } as const,
        forcesReplacement: false,
      },
    ];
    const changes = [change({ attributes })];
    const printed = print(changeReview({ endpoints: [endpoint({ changes })] }), format);
    const isInFormat = format === "text" || format === "markdown";
    expect(/\(sensitive\)[^\n]*\(known after apply\)/.test(printed)).toBe(isInFormat);
    if (format === "json") {
      const [first] = JSON.parse(printed).endpoints[0].changes[0].attributes;
      expect([first.before, first.after]).toEqual([{ kind: "sensitive" }, { kind: "unknown" }]);
    }
  });
});

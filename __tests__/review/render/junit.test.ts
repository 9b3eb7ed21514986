import { XMLParser, XMLValidator } from "fast-xml-parser";
import { review } from "../../../src/review";
import { allRules } from "../../../src/rules/all-rules";
import type { Finding } from "../../../src/rules/finding";
import { runRules } from "../../../src/rules/run-rules";
import { readTerraform } from "../../../src/topology";
import { planFile } from "../../support/plan-fixture";
import { acknowledgedFor, reviewOf } from "../../support/reviews";
import { topology } from "../../support/topology";
import { hostile, print, sample } from "./rendered";

interface Suite {
  readonly "@_name": string;
  readonly "@_tests": string;
  readonly "@_failures": string;
  readonly "@_skipped": string;
  readonly testcase: readonly object[];
}

describe("a review as JUnit", () => {
  it("has a suite for each endpoint and a test for each rule that spoke", () => {
    expect(print(sample(), "junit")).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="scale-to-zero" tests="3" failures="1" errors="0" skipped="1">
        <testsuite name="llm" tests="2" failures="1" errors="0" skipped="1">
          <testcase classname="llm" name="W05 wake-threshold">
            <failure type="error" message="something is wrong">error: something is wrong
      at: aws_cloudwatch_metric_alarm.wake
      why: Otherwise something happens.
      fix: something = right
      see: https://example.com/source</failure>
          </testcase>
          <testcase classname="llm" name="Z07 scale-in-disabled on aws_appautoscaling_policy.tracking">
            <skipped message="kept warm for a demo"/>
          </testcase>
        </testsuite>
        <testsuite name="no endpoint" tests="1" failures="0" errors="0" skipped="0">
          <testcase classname="no endpoint" name="S10 pass-role">
            <system-out>note: something is wrong
      at: aws_iam_role.stray
      why: Otherwise something happens.
      fix: something = right
      see: https://example.com/source</system-out>
          </testcase>
        </testsuite>
      </testsuites>
      "
    `);
  });

  it("counts what it holds", () => {
    const { topology: given } = readTerraform(planFile("loops-and-modules"));
    const found = runRules(given, allRules, { now: new Date("2026-06-01T00:00:00Z") });
    const acknowledged = acknowledgedFor("known", found[0] as Finding);
    const reviewed = review([
      { file: "plan.json", topology: given, open: found.slice(1), acknowledged: [acknowledged] },
    ]);
    const { testsuites } = new XMLParser({
      ignoreAttributes: false,
      isArray: (name) => /^test(suite|case)$/.test(name),
    }).parse(print(reviewed, "junit"));
    const count = (cases: readonly object[], member: string) => cases.filter((one) => member in one).length;
    const suites: readonly Suite[] = testsuites.testsuite;
    expect(suites.length).toBeGreaterThan(2);
    for (const suite of suites) {
      expect(Number(suite["@_tests"])).toBe(suite.testcase.length);
      expect(Number(suite["@_failures"])).toBe(count(suite.testcase, "failure"));
      expect(Number(suite["@_skipped"])).toBe(count(suite.testcase, "skipped"));
      for (const one of suite.testcase) {
        expect(one).toMatchObject({ "@_classname": suite["@_name"], "@_name": expect.stringMatching(/./) });
      }
    }
    const sum = (name: "@_tests" | "@_failures" | "@_skipped") =>
      suites.reduce((total, suite) => total + Number(suite[name]), 0);
    for (const name of ["@_tests", "@_failures", "@_skipped"] as const) {
      expect(Number(testsuites[name])).toBe(sum(name));
    }
    // An acknowledged finding, and a verdict that the plan does not tell.
    expect(sum("@_skipped")).toBe(2);
  });

  it("passes where no rule speaks", () => {
    expect(print(reviewOf(topology()), "junit")).toContain(
      '<testcase classname="llm" name="sleeps when idle for about 25 min, wakes on one request"/>',
    );
  });

  it("fails nothing when nothing may fail", () => {
    expect(print(sample(), "junit", { failOn: undefined })).not.toContain("<failure");
  });

  it("fails a note when notes may fail", () => {
    expect(print(sample(), "junit", { failOn: "note" })).toContain('<failure type="note"');
  });

  it.each([
    ["findings", sample()],
    ["markup", hostile(']]></failure><a b="c">&amp;\'')],
    ["what XML cannot hold", hostile("\u0000\u0008\uFFFF\uD800")],
  ])("is well-formed with %s", (_, reviewed) => {
    const printed = print(reviewed, "junit");
    expect(XMLValidator.validate(printed)).toBe(true);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: those that XML 1.0 forbids
    expect(printed).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/u);
  });
});

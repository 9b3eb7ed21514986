import { XMLValidator } from "fast-xml-parser";
import { reviewOf } from "../../support/reviews";
import { topology } from "../../support/topology";
import { hostile, print, sample } from "./rendered";

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

  it("passes where no rule speaks", () => {
    expect(print(reviewOf(topology()), "junit")).toContain(
      '<testcase classname="llm" name="sleeps: yes, wakes: yes"/>',
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

import type { Log } from "sarif";
import { FORMATS, type Review, review } from "../../../src/review";
import { checkOutput } from "../../../src/review/check-output";
import { inventoryOf, type Limit, Topology } from "../../../src/topology";
import { reviewOf } from "../../support/reviews";
import { sarifProblems } from "../../support/sarif";
import { component, configuration, endpoint, topology } from "../../support/topology";
import { print } from "./rendered";

const TEXT = "the plan is partial, as with -target: what it does not show counts as unknown";
const partial: Limit = { kind: "targeted", text: TEXT, addresses: ["aws_cloudwatch_metric_alarm.wake"] };

/** A source with these limits, with an endpoint or without one. */
function limited(limits: readonly Limit[], hasEndpoint = true): Review {
  const inventory = inventoryOf(hasEndpoint ? [endpoint(), configuration(), component()] : []);
  return review([{ file: "plan.json", topology: new Topology(inventory, { limits }), open: [] }]);
}

describe("that a source shows a part only", () => {
  it.each(["text", "markdown", "json", "sarif", "junit"] as const)("is one line, said once, as %s", (format) => {
    expect(FORMATS).toContain(format);
    const lines = print(limited([partial]), format).split("\n");
    const plain = lines.filter((line) =>
      line.replaceAll("&#45;", "-").includes("as with -target: what it does not show"),
    );
    // JSON tells the file beside the text.
    expect(plain).toHaveLength(1);
  });

  it.each(["text", "markdown", "json", "sarif", "junit"] as const)(
    "is said where there is no endpoint, as %s",
    (format) => {
      const destroy: Limit = { kind: "destroy", text: "the plan destroys everything: nothing to check" };
      const printed = print(limited([destroy], false), format);
      expect(printed).toContain("the plan destroys everything: nothing to check");
      expect(printed).not.toContain("was another file meant");
    },
  );

  it("is a member of the JSON output, with its kind and addresses", () => {
    const output = JSON.parse(print(limited([partial]), "json"));
    expect(checkOutput.parse(output).limits).toEqual([{ ...partial, file: "plan.json" }]);
  });

  it("is a notification in SARIF, which stays valid", () => {
    const log: Log = JSON.parse(print(limited([partial]), "sarif"));
    expect(sarifProblems(log)).toEqual([]);
    expect(log.runs[0]?.invocations).toMatchObject([
      {
        executionSuccessful: true,
        toolExecutionNotifications: [
          { level: "note", descriptor: { id: "targeted" } },
          { level: "warning", descriptor: { id: "incomplete" } },
        ],
      },
    ]);
    expect(log.runs[0]?.results).toEqual([]);
  });

  it("is a property of the suites of its own source in JUnit", () => {
    const other = new Topology(inventoryOf([endpoint({ name: "other" }), configuration()]));
    const whole = { file: "other.json", topology: other, open: [] };
    const part = new Topology(inventoryOf([endpoint(), configuration()]), { limits: [partial] });
    const both = review([whole, { file: "plan.json", topology: part, open: [] }]);
    const [, ofPlan = "", ofOther = ""] = print(both, "junit").split("<testsuite ");
    expect(ofPlan).toContain('<property name="targeted" value="plan.json: the plan is partial');
    expect(ofOther).not.toContain("<property");
  });

  it("leaves the output of whole sources as it is", () => {
    const whole = reviewOf(topology());
    expect(whole.limits).toEqual([]);
    expect(print(whole, "sarif")).not.toContain("invocations");
    expect(print(whole, "junit")).not.toContain("properties");
  });

  it("cannot break the output by its words", () => {
    const hostile: Limit = { kind: "sensitive", text: 'a | b <script> "q" \u001b[31m' };
    expect(print(limited([hostile]), "text")).not.toContain("\u001b");
    expect(print(limited([hostile]), "markdown")).not.toContain("<script>");
    expect(print(limited([hostile]), "junit")).not.toContain("<script>");
  });
});

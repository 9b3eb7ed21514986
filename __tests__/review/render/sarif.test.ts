import type { Log } from "sarif";
import { addressOf } from "../../../src/package-info";
import { review } from "../../../src/review";
import { expiredAcknowledgement, unusedAcknowledgement } from "../../../src/rules/acknowledgements";
import { driftRules } from "../../../src/rules/drift";
import { acknowledgedFor, alarmRule, findingsOf, reviewOf, scaleInRule } from "../../support/reviews";
import { sarifProblems } from "../../support/sarif";
import { topology, wakeAlarm } from "../../support/topology";
import { hostile, print, sample } from "./rendered";

const resultsOf = (printed: string) => {
  const log: Log = JSON.parse(printed);
  return log.runs[0]?.results ?? [];
};

describe("a review as SARIF", () => {
  it.each([
    ["with findings", sample()],
    ["without findings", reviewOf(topology())],
    ["with addresses from a hostile file", hostile('a b"<>\\^`{|}\n%é')],
  ])("obeys SARIF 2.1.0 %s", (_, reviewed) => {
    expect(sarifProblems(JSON.parse(print(reviewed, "sarif")))).toEqual([]);
  });

  it("would be told if it did not", () => {
    const log: Log = JSON.parse(print(sample(), "sarif"));
    const wrong = { ...log, runs: [{ ...log.runs[0], colour: "red", results: [{ level: "fatal" }] }] };
    expect(sarifProblems(wrong)).toEqual(
      expect.arrayContaining([
        "/runs/0 additionalProperties",
        "/runs/0/results/0 required",
        "/runs/0/results/0/level enum",
      ]),
    );
  });

  it("points to the line of the program where there is one", () => {
    expect(resultsOf(print(sample(), "sarif"))[0]).toMatchObject({
      ruleId: "W05",
      level: "error",
      locations: [
        {
          physicalLocation: { artifactLocation: { uri: "infra/llm.ts" }, region: { startLine: 41 } },
          logicalLocations: [
            { fullyQualifiedName: "aws_cloudwatch_metric_alarm.wake", kind: "resource" },
            { fullyQualifiedName: "prod/Llm/Llama3/WakeAlarm", kind: "object" },
          ],
        },
      ],
    });
  });

  it("points to the file that was read where there is none", () => {
    expect(resultsOf(print(sample(), "sarif"))[1]?.locations?.[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: "plan.json" },
      region: { startLine: 1 },
    });
  });

  it("points outside of the working directory by a file address", () => {
    const [first] = resultsOf(print(sample(), "sarif", { cwd: "/elsewhere" }));
    expect(first?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe("file:///srv/infra/llm.ts");
  });

  it.each([
    ["a b#c?d%e é.json", "a%20b%23c%3Fd%25e%20%C3%A9.json"],
    ["C:\\app\\my stack\\main.ts", "file:///C:/app/my%20stack/main.ts"],
    ["C:/app/main.ts", "file:///C:/app/main.ts"],
    ["a:b.json", "a%3Ab.json"],
    ["../up/plan.json", "../up/plan.json"],
    ["\ud800.json", "%EF%BF%BD.json"],
  ])("points to %j by an address", (file, uri) => {
    const reviewed = review([{ file, topology: topology(), open: findingsOf(topology(), scaleInRule) }]);
    const printed = print(reviewed, "sarif");
    expect(sarifProblems(JSON.parse(printed))).toEqual([]);
    expect(resultsOf(printed)[0]?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe(uri);
  });

  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])("claims no line %s", (line) => {
    const given = topology(wakeAlarm({ sourceLine: { file: "/srv/a.ts", line } }));
    const printed = print(reviewOf(given, alarmRule), "sarif");
    expect(sarifProblems(JSON.parse(printed))).toEqual([]);
    expect(resultsOf(printed)[0]?.locations?.[0]?.physicalLocation?.region?.startLine).toBe(1);
  });

  it("obeys SARIF 2.1.0 with what is told of acknowledgements, and of what differs from what was applied", () => {
    const own = [...driftRules, unusedAcknowledgement, expiredAcknowledgement];
    const findings = own.map((one) => ({
      ...one,
      on: { address: "x" },
      about: [],
      what: "it is",
      fix: { hcl: "a = b" },
    }));
    const log: Log = JSON.parse(print(review([{ file: "plan.json", topology: topology(), open: findings }]), "sarif"));
    expect(sarifProblems(log)).toEqual([]);
    expect(log.runs[0]?.tool.driver.rules?.map(({ helpUri }) => helpUri)).toEqual(
      ["A01", "A02", "D01", "D02", "D03"].map((id) => addressOf(`docs/rules/${id}.md`)),
    );
  });

  it("suppresses what was acknowledged, with the reason", () => {
    expect(resultsOf(print(sample(), "sarif"))[2]).toMatchObject({
      ruleId: "Z07",
      suppressions: [{ kind: "external", justification: "kept warm for a demo" }],
    });
  });

  it("says where it was acknowledged in the source itself", () => {
    const given = topology();
    const acknowledged = findingsOf(given, scaleInRule).map((finding) => {
      const { acknowledgement } = acknowledgedFor("kept warm for a demo", finding);
      return { finding, acknowledgement: { ...acknowledgement, isConstruct: true } };
    });
    const reviewed = review([{ file: "cdk.tf.json", topology: given, open: [], acknowledged }]);
    expect(resultsOf(print(reviewed, "sarif"))[0]).toMatchObject({ suppressions: [{ kind: "inSource" }] });
  });

  it("links each rule to its page", () => {
    const log: Log = JSON.parse(print(sample(), "sarif"));
    expect(log.runs[0]?.tool.driver.rules?.map(({ helpUri }) => helpUri)).toEqual(
      ["S10", "W05", "Z07"].map((id) => addressOf(`docs/rules/${id}.md`)),
    );
  });

  it("describes the rules that spoke, and no others", () => {
    const log: Log = JSON.parse(print(sample(), "sarif"));
    const rules = log.runs[0]?.tool.driver.rules ?? [];
    expect(rules.map(({ id }) => id)).toEqual(["S10", "W05", "Z07"]);
    for (const { ruleId, ruleIndex = -1 } of resultsOf(print(sample(), "sarif"))) {
      expect(rules[ruleIndex]?.id).toBe(ruleId);
    }
  });
});

import type { ApplyEffect, EndpointBehaviour, ReviewedBounds } from "../../../src/review/change/change-review";
import { comparedRows } from "../../../src/review/change/compared-rows";
import { failureClauses } from "../../../src/review/change/failure-clauses";
import { COUNT, MONEY, rangeText } from "../../../src/review/change/ranges";
import { settingClauses } from "../../../src/review/change/setting-clauses";
import { behaviour } from "./support/changes";

const copies = (of: string, min: number | null, max: number | null): ReviewedBounds => ({
  of,
  unit: "copies",
  min,
  max,
});

const clauses = (
  before: readonly ReviewedBounds[],
  after: readonly ReviewedBounds[],
  parts: Partial<EndpointBehaviour> = {},
  names = { before: before.map(({ of }) => of), after: after.map(({ of }) => of) },
) => settingClauses(behaviour({ bounds: before }), behaviour({ bounds: after, ...parts }), names);

describe("the settings in the sentence on a change", () => {
  const chat = copies("chat", 0, 2);

  it("name the bound that differs, and its component among several", () => {
    expect(clauses([chat], [copies("chat", 0, 4)])).toEqual(["maximum 2 → 4 copies"]);
    expect(clauses([chat], [copies("chat", 1, 1)])).toEqual(["minimum 0 → 1 copy", "maximum 2 → 1 copy"]);
    expect(clauses([chat, copies("other", 0, 1)], [copies("chat", 0, 3), copies("other", 0, 1)])).toEqual([
      "maximum of chat 2 → 3 copies",
    ]);
    expect(clauses([chat], [chat])).toEqual([]);
  });

  it("name a component that comes, goes or takes the place of another", () => {
    const other = copies("embeddings", 0, 1);
    expect(clauses([chat], [chat, other])).toEqual(["adds component embeddings (0 to 1 copy)"]);
    expect(clauses([chat, other], [chat])).toEqual(["removes component embeddings (0 to 1 copy)"]);
    expect(clauses([chat], [copies("llm", 0, 2)])).toEqual(["component chat replaced by llm"]);
    expect(clauses([chat], [other])).toEqual(["component chat replaced by embeddings (0 to 2 copies → 0 to 1 copy)"]);
  });

  it("call no component new that only gets its scaling", () => {
    const names = { before: ["chat"], after: ["chat"] };
    expect(clauses([], [chat], {}, names)).toEqual(["adds scaling of chat (0 to 2 copies)"]);
    expect(clauses([chat], [], {}, names)).toEqual(["removes scaling of chat (0 to 2 copies)"]);
  });

  it("call nothing gone that an incomplete source does not show", () => {
    expect(clauses([chat], [], { wakes: "unknown" })).toEqual([]);
  });
});

const effect = (what: string, parts: Partial<ApplyEffect> = {}): ApplyEffect => ({
  kind: "fails",
  severity: "error",
  what,
  why: "",
  addresses: [],
  source: "",
  evidence: "verified",
  ...parts,
});

describe("the apply in the sentence on a change", () => {
  it("says what fails, with its cause", () => {
    expect(failureClauses([effect("The creation of endpoint x fails: the old one still has the name.")])).toEqual([
      "the apply fails: creation of endpoint x (the old one still has the name)",
    ]);
    expect(
      failureClauses([effect("Component a is replaced by b: requests to a fail.", { kind: "interrupts" })]),
    ).toEqual(["component a is replaced by b: requests to a fail"]);
  });

  it("does not call an apply failed that succeeds and leaves the old settings", () => {
    expect(failureClauses([effect("Endpoint x keeps its old configuration: its name stays the same.")])).toEqual([
      "endpoint x keeps its old configuration: its name stays the same",
    ]);
  });

  it("says what may fail as a whole, and not what may fail once", () => {
    const inferred = { severity: "warning", evidence: "inferred" } as const;
    expect(failureClauses([effect("The update of component a may fail: AWS refuses x.", inferred)])).toEqual([
      "the apply may fail: update of component a (AWS refuses x)",
    ]);
    expect(
      failureClauses([effect("The creation of endpoint x may fail while the old one is deleted.", inferred)]),
    ).toEqual([]);
  });

  it("leaves out what is no error", () => {
    expect(failureClauses([effect("It wakes.", { kind: "wakes", severity: "warning" })])).toEqual([]);
  });
});

describe("a range", () => {
  it("of attempts is in whole attempts", () => {
    expect(rangeText({ least: 158, typical: 191.6, most: 288.3 }, COUNT)).toBe("about 192 (158 to 288)");
    expect(rangeText({ least: 12, typical: 12, most: 12 }, COUNT)).toBe("12");
  });

  it("is told only if the runs differ by more than 5 %", () => {
    expect(rangeText({ least: 98, typical: 100, most: 103 }, MONEY)).toBe("USD 100.00");
    expect(rangeText({ least: 97, typical: 100, most: 103 }, MONEY)).toBe("USD 100.00 (USD 97.00 to USD 103.00)");
  });
});

describe("the cost that is not known", () => {
  const cost = (parts: Partial<EndpointBehaviour>): string | null | undefined =>
    comparedRows(null, behaviour({ monthlyCost: null, ...parts })).find(({ what }) => what === "cost")?.after;

  it("has its reason, and is not called not priced", () => {
    expect(cost({ monthlyInstanceHours: null, wakes: "no", wakesWhen: { kind: "never" } })).toBe(
      "not known: nothing wakes it",
    );
    expect(cost({ monthlyInstanceHours: null, sleeps: "no", sleepsWhen: { kind: "never" } })).toBe(
      "not known: the findings are not simulated",
    );
    expect(cost({})).toBe("not priced");
  });
});

describe("a change of the Region", () => {
  const inRegion = (region: string | null) => behaviour({ region });

  it("is said, and is a line of the comparison", () => {
    const [was, is] = [inRegion("us-west-2"), inRegion("us-east-1")];
    expect(settingClauses(was, is, { before: [], after: [] })).toEqual(["Region us-west-2 → us-east-1"]);
    expect(comparedRows(was, is)).toContainEqual({
      what: "Region",
      before: "us-west-2",
      after: "us-east-1",
      judgement: "different",
    });
  });

  it("is not claimed where one side does not state it", () => {
    const [was, is] = [inRegion(null), inRegion("us-east-1")];
    expect(settingClauses(was, is, { before: [], after: [] })).toEqual([]);
    expect(comparedRows(was, is).map(({ what }) => what)).not.toContain("Region");
  });
});

it("hours of different instance types are different, and neither better nor worse", () => {
  const hours = (typical: number) => ({ least: typical, typical, most: typical });
  const [was, is] = [
    behaviour({ instanceTypes: ["ml.g5.12xlarge"], monthlyInstanceHours: hours(310) }),
    behaviour({ instanceTypes: ["ml.g5.2xlarge"], monthlyInstanceHours: hours(326) }),
  ];
  expect(comparedRows(was, is).find(({ what }) => what === "instance-hours")?.judgement).toBe("different");
});

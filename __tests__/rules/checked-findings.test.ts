import type { Acknowledgement } from "../../src/rules/acknowledgements";
import { checkedFindings, checkedSources } from "../../src/rules/checked-findings";
import type { Finding } from "../../src/rules/finding";
import { inventoryOf, Topology } from "../../src/topology";
import { alarmRule, ruleOn } from "../support/reviews";
import { endpoint, topology, wakeAlarm } from "../support/topology";

const now = new Date("2026-11-21T12:00:00Z");
const rules = [alarmRule];
const ALARM = "aws_cloudwatch_metric_alarm.wake";

const acknowledgement = (change: Partial<Acknowledgement> = {}): Acknowledgement => ({
  rule: "W05",
  address: ALARM,
  reason: "replaced next week",
  writtenAt: "accepted.json",
  ...change,
});

/** As a construct acknowledges something, in the source itself. */
const saying = (constructPath: string, mayBeUnused = false) =>
  new Topology({
    ...inventoryOf([endpoint(), wakeAlarm({ constructPath: "prod/Llm/Alarm" })]),
    acknowledgements: [
      { kind: "acknowledgement", address: "", scope: "", rule: "W05", constructPath, reason: "a demo", mayBeUnused },
    ],
  });

const ids = (findings: readonly Finding[]) => findings.map(({ id }) => id);
const count = ({ open, acknowledged, acknowledgementProblems }: ReturnType<typeof checkedFindings>) => ({
  open: ids(open),
  acknowledged: acknowledged.map(({ acknowledgement: { reason } }) => reason),
  problems: ids(acknowledgementProblems),
});

describe("what the rules find in a topology", () => {
  it("is open when nobody has acknowledged it", () => {
    expect(count(checkedFindings(topology(), { rules, now }))).toEqual({
      open: ["W05"],
      acknowledged: [],
      problems: [],
    });
  });

  it.each([
    ["by who asks", topology(), [acknowledgement()], "replaced next week"],
    ["in the topology itself", saying("prod/Llm"), [], "a demo"],
    ["in both, in the words of who asks", saying("prod/Llm"), [acknowledgement()], "replaced next week"],
  ])("is acknowledged %s", (_, given, acknowledgements, reason) => {
    expect(count(checkedFindings(given, { rules, now, acknowledgements }))).toEqual({
      open: [],
      acknowledged: [reason],
      problems: [],
    });
  });

  it.each([
    ["by who asks", topology(), [acknowledgement({ rule: "W06" })], "A01"],
    ["in the topology itself", saying("prod/Other"), [], "A01"],
    ["until a day that has passed", topology(), [acknowledgement({ expires: "2026-11-20" })], "A02"],
  ])("is open beside an acknowledgement of something else %s, which is a problem of its own", (_, given, some, id) => {
    expect(count(checkedFindings(given, { rules, now, acknowledgements: some }))).toEqual({
      open: ["W05"],
      acknowledged: [],
      problems: [id],
    });
  });

  it("is no problem of an acknowledgement that may be unused", () => {
    expect(count(checkedFindings(saying("prod/Other", true), { rules, now })).problems).toEqual([]);
  });

  it("is acknowledged together with what is added to it", () => {
    const complete = (found: readonly Finding[]) => found.map((one) => ({ ...one, id: "W06" }));
    const acknowledgements = [acknowledgement({ rule: "W06" })];
    expect(count(checkedFindings(topology(), { rules, now, acknowledgements, complete })).acknowledged).toHaveLength(1);
  });
});

describe("an acknowledgement for an endpoint", () => {
  const forEndpoint = (address: string, reason = "kept awake") =>
    acknowledgement({ address, reason, isEndpoint: true, mayBeUnused: true });
  const check = (owners: readonly string[], ...acknowledgements: readonly Acknowledgement[]) =>
    count(checkedFindings(topology(), { rules, now, acknowledgements, endpointsOf: () => owners }));

  it("acknowledges what is about that endpoint", () => {
    expect(check(["llm"], forEndpoint("llm")).acknowledged).toEqual(["kept awake"]);
  });

  it.each([
    ["about another endpoint", ["other"], [forEndpoint("llm")]],
    ["about no endpoint", [], [forEndpoint("llm")]],
    ["of another rule", ["llm"], [{ ...forEndpoint("llm"), rule: "W06" }]],
    ["that another endpoint shares", ["llm", "other"], [forEndpoint("llm")]],
    ["after its last day", ["llm"], [{ ...forEndpoint("llm"), expires: "2026-11-20" }]],
  ])("leaves open what is %s", (_, owners, acknowledgements) => {
    expect(check(owners, ...acknowledgements)).toMatchObject({ open: ["W05"], acknowledged: [] });
  });

  it("acknowledges what several endpoints share when each of them does", () => {
    expect(check(["llm", "other"], forEndpoint("llm"), forEndpoint("other")).open).toEqual([]);
  });

  it("is about no resource whose address is the name of the endpoint", () => {
    expect(check([], forEndpoint(ALARM), forEndpoint("*")).open).toEqual(["W05"]);
  });

  it("is no pattern, and unknown where nobody tells the endpoints of a finding", () => {
    expect(check(["llm"], forEndpoint("*")).open).toEqual(["W05"]);
    expect(checkedFindings(topology(), { rules, now, acknowledgements: [forEndpoint("llm")] }).open).toHaveLength(1);
  });
});

describe("several sources", () => {
  const nothing = new Topology(inventoryOf([]));
  const check = (...acknowledgements: readonly Acknowledgement[]) =>
    checkedSources(
      [
        { topology: topology(), file: "a.json" },
        { topology: nothing, file: "b.json" },
      ],
      { rules, now, acknowledgements },
    );

  it("keep all that is known of each, with what was found in it", () => {
    expect(check().sources).toMatchObject([
      { file: "a.json", open: [{ id: "W05" }] },
      { file: "b.json", open: [] },
    ]);
  });

  it("make use of an acknowledgement together", () => {
    const { sources, acknowledgementProblems } = check(acknowledgement());
    expect(sources.flatMap(({ acknowledged }) => acknowledged)).toHaveLength(1);
    expect(acknowledgementProblems).toEqual([]);
  });

  it("have one problem with an acknowledgement that none of them makes use of", () => {
    const { sources, acknowledgementProblems } = check(acknowledgement({ address: "another" }));
    expect(ids(acknowledgementProblems)).toEqual(["A01"]);
    expect(sources.flatMap((one) => one.acknowledgementProblems)).toEqual([]);
  });

  it("are judged each by what it says itself", () => {
    const both = [saying("prod/Llm"), topology()].map((one) => ({ topology: one }));
    const { sources } = checkedSources(both, { rules, now });
    expect(sources.map(({ open, acknowledged }) => [open.length, acknowledged.length])).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });
});

it("a rule of the program's own is as good as any", () => {
  const rule = ruleOn({ id: "C01" }, ({ endpoints }) => endpoints);
  expect(ids(checkedFindings(topology(), { rules: [rule], now }).open)).toEqual(["C01"]);
});

import fc from "fast-check";
import { parseAcknowledgements } from "../../src/rules/acknowledgement-file";
import { AcknowledgementList, divided } from "../../src/rules/acknowledgement-list";
import type { Acknowledgement, CheckedFindings } from "../../src/rules/acknowledgements";
import type { Finding } from "../../src/rules/finding";
import { capacityMinimum } from "../../src/rules/sleeping/z05-capacity-minimum";
import { found } from "../support/told";
import { target, topology } from "../support/topology";

const ADDRESS = 'module.llm["a"].aws_appautoscaling_target.copies[0]';
const now = new Date("2026-11-21T12:00:00Z");

const findings = (constructPath?: string): readonly Finding[] =>
  found(capacityMinimum, topology(target({ address: ADDRESS, minCapacity: 1, constructPath })));
const acknowledgement = (change: Partial<Acknowledgement> = {}): Acknowledgement => ({
  rule: "Z05",
  address: ADDRESS,
  reason: "one copy stays for the demo",
  writtenAt: "here",
  ...change,
});
function checked(found: readonly Finding[], acknowledgements: readonly Acknowledgement[]): CheckedFindings {
  const list = new AcknowledgementList(acknowledgements, { now });
  return { ...divided(found, [list]), acknowledgementProblems: list.problems };
}
const judged = (change: Partial<Acknowledgement> = {}, constructPath?: string) =>
  checked(findings(constructPath), [acknowledgement(change)]);
const ids = (found: readonly Finding[]) => found.map(({ id }) => id);

describe("an acknowledgement", () => {
  it("takes a finding out, with its reason", () => {
    const { open, acknowledged, acknowledgementProblems } = judged();
    expect({ open, acknowledgementProblems }).toEqual({ open: [], acknowledgementProblems: [] });
    expect(acknowledged.map(({ finding, acknowledgement: { reason } }) => [finding.id, reason])).toEqual([
      ["Z05", "one copy stays for the demo"],
    ]);
  });

  it.each(["*", "module.*", "*.copies[0]", 'module.llm["*"].*[0]', "module.*copies*", `${ADDRESS}*`])(
    "matches by %s",
    (address) => expect(judged({ address }).open).toEqual([]),
  );

  it.each([
    "module.llm",
    "*.copies",
    "module.*.copies[0].*",
    "",
    "copies*",
    `${ADDRESS}${ADDRESS}`,
    "module.*module.*",
  ])("does not match by %j", (address) => {
    const { open, acknowledgementProblems } = judged({ address });
    expect([ids(open), ids(acknowledgementProblems)]).toEqual([["Z05"], ["A01"]]);
  });

  it("matches the path of the construct", () => {
    expect(judged({ address: "prod/Llm/*" }, "prod/Llm/Llama3/Target").open).toEqual([]);
  });

  it("is of one rule", () => {
    const [unused] = judged({ rule: "Z06" }).acknowledgementProblems;
    expect(unused).toMatchObject({ id: "A01", severity: "note", on: { address: "here" } });
    expect(unused?.what).toBe(`no finding of Z06 matches ${JSON.stringify(ADDRESS)}`);
  });

  it("counts on its last day, and is told of afterwards", () => {
    expect(judged({ expires: "2026-11-21" }).open).toEqual([]);
    const { open, acknowledged, acknowledgementProblems } = judged({ expires: "2026-11-20" });
    expect(open.map(({ id, severity }) => [id, severity])).toEqual([["Z05", "error"]]);
    expect(acknowledgementProblems.map(({ id, severity }) => [id, severity])).toEqual([["A02", "warning"]]);
    expect(acknowledgementProblems[0]?.what).toBe("it acknowledged Z05 until 2026-11-20");
    expect(acknowledged).toEqual([]);
  });

  it("may have expired beside one that has not", () => {
    const both = [acknowledgement({ expires: "2026-01-01" }), acknowledgement({ address: "*" })];
    const { open, acknowledged, acknowledgementProblems } = checked(findings(), both);
    expect({ open, problems: ids(acknowledgementProblems) }).toEqual({ open: [], problems: ["A02"] });
    expect(acknowledged).toHaveLength(1);
  });

  it("matches exactly what a regular expression of the same pattern matches", () => {
    const letters = fc.string({ unit: fc.constantFrom("a", "b", "."), maxLength: 8 });
    const pattern = fc.string({ unit: fc.constantFrom("a", "b", ".", "*"), maxLength: 8 });
    fc.assert(
      fc.property(letters, pattern, (address, written) => {
        const [finding] = findings().map((one) => ({ ...one, on: { address } }));
        const result = checked([finding as Finding], [acknowledgement({ address: written })]);
        const same = new RegExp(`^${written.replace(/\./g, "\\.").replace(/\*/g, ".*")}$`).test(address);
        expect(result.acknowledged.length === 1).toBe(same);
      }),
    );
  });
});

describe(".scale-to-zero.json", () => {
  const entry = { rule: "Z05", address: "module.*", reason: "a demo", expires: "2027-03-31" };
  const parse = (...acknowledgements: unknown[]) => parseAcknowledgements(JSON.stringify({ acknowledgements }));

  it("holds acknowledgements, each with its place", () => {
    expect(parse(entry)).toEqual([{ ...entry, writtenAt: ".scale-to-zero.json: acknowledgements[0]" }]);
    const { expires, ...forEver } = entry;
    expect(parse(entry, forEver)[1]?.expires).toBeUndefined();
  });

  it.each([
    [{ ...entry, reason: undefined }, "acknowledgements[0].reason must be a string: why the finding is acknowledged"],
    [{ ...entry, reason: "  " }, "acknowledgements[0].reason must not be empty: why the finding is acknowledged"],
    [{ ...entry, rule: "Z5" }, "acknowledgements[0].rule must be the id of a rule, such as Z05"],
    [{ ...entry, address: "" }, "acknowledgements[0].address must not be empty"],
    [
      { ...entry, expires: "31.3.2027" },
      "acknowledgements[0].expires must be an existing date in the format yyyy-mm-dd",
    ],
    [
      { ...entry, expires: "2027-02-30" },
      "acknowledgements[0].expires must be an existing date in the format yyyy-mm-dd",
    ],
    [{ ...entry, until: "2027-03-31" }, 'acknowledgements[0] has an unknown member: "until"'],
    ["Z05", "acknowledgements[0] must be an object"],
  ])("refuses %j, and says where and why", (wrong, message) => {
    expect(() => parse(wrong)).toThrow(`.scale-to-zero.json: ${message}`);
  });

  it("refuses what is no JSON, a list, and members that it does not know", () => {
    expect(() => parseAcknowledgements("{", "mine.json")).toThrow("mine.json: is not valid JSON");
    expect(() => parseAcknowledgements("[]")).toThrow("the document must be an object");
    expect(() => parseAcknowledgements("{}")).toThrow("the document has no member: write one of acknowledgements, ");
    expect(() => parseAcknowledgements('{"acknowledgements":{}}')).toThrow("acknowledgements must be a list");
    expect(() => parseAcknowledgements('{"acknowledgements":[],"ignore":[]}')).toThrow('unknown member: "ignore"');
  });

  it("says what to write instead", () => {
    expect(() => parse({})).toThrow('write { "acknowledgements": [{ "rule": "Z05"');
  });
});

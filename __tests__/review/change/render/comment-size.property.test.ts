import fc from "fast-check";
import type { ChangeReview } from "../../../../src/review/change/change-review";
import { arbitraryHostile } from "../../../support/hostile";
import {
  change,
  changeReview,
  effect,
  endpoint,
  finding,
  findings,
  place,
  row,
  unchanged,
  value,
  wakePath,
} from "../support/changes";
import { print } from "../support/rendered-change";

const MOST = 60_000;
const RUNS = { numRuns: 12 };

interface Size {
  readonly endpoints: number;
  readonly findings: number;
  readonly changes: number;
  readonly text: string;
}

const many = <T>(count: number, make: (index: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** A review in which each list has so many members, and each member this text. */
function sized({ endpoints, findings: found, changes, text }: Size): ChangeReview {
  const of = (kind: string) =>
    many(found, (index) => finding({ what: `${kind}${text}`, place: place(`x.${kind}${index}${text}`) }));
  return changeReview({
    stack: text,
    sentence: text,
    sources: many(endpoints + 1, () => ({ before: text, after: text })),
    limits: many(found, () => ({ kind: "deferred" as const, text, file: text })),
    endpoints: many(endpoints, (index) =>
      endpoint({
        name: `e${index}${text}`,
        sentence: text,
        rows: many(3, () => row({ before: text, after: text, difference: text })),
        apply: many(found, () => effect({ what: text, why: text, addresses: [text, text, text, text] })),
        findings: findings({ new: of(`new${index}`), fixed: of("fixed"), unchanged: of("unchanged") }),
        wakePaths: [{ ...wakePath("broken"), of: text }],
        wakePhases: [
          { name: text, seconds: 1 },
          { name: "load", seconds: 2 },
        ],
        changes: many(changes, (number) =>
          change({
            address: `x.${number}${text}`,
            attributes: [{ path: text, before: value(text), after: value(text), forcesReplacement: true }],
          }),
        ),
      }),
    ),
    notLookedInto: many(found, () => ({ type: text, place: place(text) })),
  });
}

describe("a comment is never too long", () => {
  it.each([
    ["many endpoints", { endpoints: 3000, findings: 0, changes: 0, text: "" }],
    ["many endpoints with long texts", { endpoints: 300, findings: 3, changes: 3, text: "word ".repeat(300) }],
    ["one endpoint with many findings", { endpoints: 1, findings: 3000, changes: 0, text: "" }],
    ["one endpoint with many changes", { endpoints: 1, findings: 0, changes: 5000, text: "`" }],
    [
      "commands of pipelines",
      { endpoints: 40, findings: 20, changes: 20, text: "##vso[task.complete]\n::error::x".repeat(40) },
    ],
    ["characters that are escaped", { endpoints: 20, findings: 20, changes: 20, text: "\u202e".repeat(2000) }],
    ["backticks", { endpoints: 20, findings: 20, changes: 20, text: "`".repeat(2000) }],
  ])("with %s", (_, size) => {
    const printed = print(sized(size), "markdown");
    expect(printed.length).toBeLessThanOrEqual(MOST);
    expect(printed).toContain("**Left out, because a comment has at most 60,000 characters:**");
    expect(printed).toContain("Everything is in the [full report](https://example.com/runs/1).");
    expect(print(sized(size), "markdown")).toBe(printed);
  });

  it("whatever the change is", () => {
    const size = fc.record({
      endpoints: fc.nat(60),
      findings: fc.nat(60),
      changes: fc.nat(60),
      text: fc.tuple(arbitraryHostile, fc.nat(200)).map(([text, count]) => text.repeat(count)),
    });
    fc.assert(
      fc.property(size, (one) => {
        const printed = print(sized(one), "markdown", {
          link: `https://example.com/${one.text}`,
          prices: one.text,
          version: one.text,
        });
        expect(printed.length).toBeLessThanOrEqual(MOST);
      }),
      RUNS,
    );
  });
});

describe("a comment that is too long", () => {
  const long = (count: number, parts: Parameters<typeof endpoint>[0] = {}): string =>
    print(
      changeReview({
        endpoints: many(count, (index) =>
          endpoint({
            name: `e${index}`,
            judgement: "worse",
            findings: findings({
              new: [finding({ place: place(`aws_x.error${index}`) })],
              unchanged: many(20, (number) => finding({ place: place(`aws_x.old${index}_${number}`) })),
            }),
            wakePhases: [
              { name: "alarm", seconds: 60 },
              { name: "load", seconds: 60 },
            ],
            changes: many(20, (number) => change({ address: `aws_x.c${index}_${number}` })),
            ...parts,
          }),
        ),
      }),
      "markdown",
    );

  it("keeps all verdicts, new errors and comparisons, and loses folds", () => {
    const printed = long(60);
    for (let index = 0; index < 60; index += 1) {
      expect(printed).toContain(`\`e${index}\`: still sleeps`);
      expect(printed).toContain(`\`aws_x.error${index}\``);
    }
    expect(printed.match(/\| sleeps after \|/g)).toHaveLength(60);
    expect(printed).not.toContain("mermaid");
    expect(printed).not.toContain("20 unchanged findings:");
    expect(printed).toMatch(/1200 unchanged findings, 60 wake paths, 60 timelines/);
  });

  it("cuts rows, and says in the table how many more there are", () => {
    const printed = long(1, { changes: many(3000, (number) => change({ address: `aws_x.c${number}` })) });
    const [, more = ""] = /^\| (\d+) more \| {2}\| {2}\| {2}\| {2}\|$/m.exec(printed) ?? [];
    expect(printed.match(/`aws_x\.c\d+`/g)).toHaveLength(3000 - Number(more));
    expect(printed).toContain(`${more} changes`);
    expect(printed).toContain("</details>");
  });

  it("shows nothing that is less important than what it left out", () => {
    const printed = long(400);
    expect(printed).toMatch(/\d+ endpoints/);
    expect(printed).not.toContain("<details>");
    expect(printed.match(/W05 wake-threshold/g)?.length).toBeGreaterThan(30);
  });

  it("is complete up to the limit, and then says nothing of a limit", () => {
    const printed = long(2);
    expect(printed).not.toContain("Left out");
    expect(printed).toContain("mermaid");
  });

  it("does not lose the list of unchanged endpoints without a word", () => {
    const endpoints = [endpoint(), ...many(9000, (index) => unchanged(`quiet${index}`))];
    const printed = print(changeReview({ endpoints }), "markdown");
    expect(printed).toContain("9000 endpoints unchanged");
    expect(printed).toMatch(/, \d+ more\n/);
    expect(printed).toMatch(/Left out[^.]* \d+ unchanged endpoints\./);
  });
});

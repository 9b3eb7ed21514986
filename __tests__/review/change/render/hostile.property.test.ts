import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv2020 from "ajv/dist/2020";
import fc from "fast-check";
import { XMLValidator } from "fast-xml-parser";
import { CHANGE_FORMATS } from "../../../../src/review/change/render/formats";
import { githubHtml } from "../../../support/github-markdown";
import { ATOMS, arbitraryHostile } from "../../../support/hostile";
import { logProblems } from "../../../support/log-problems";
import { sarifProblems } from "../../../support/sarif";
import { codesIn, foundIn, structure } from "../../../support/seen-markdown";
import { attacked, FULL, filledWith, OF_PROGRAM } from "../support/hostile-change";
import { print } from "../support/rendered-change";

const RUNS = { numRuns: 10 };

const html = (text: string): string => githubHtml(print(attacked(text), "markdown"));

describe.each(CHANGE_FORMATS)("a hostile text in every member of a change, as %s", (format) => {
  it("is obeyed by no terminal and no pipeline", () => {
    for (const text of ATOMS) {
      expect([text, logProblems(print(attacked(text), format))]).toEqual([text, []]);
    }
    fc.assert(
      fc.property(arbitraryHostile, (text) => expect(logProblems(print(filledWith(text, []), format))).toEqual([])),
      RUNS,
    );
  });
});

describe("a hostile text in a comment", () => {
  const harmless = structure(html("x"));

  it("adds no link, no image and no HTML, and breaks no table, fence or fold", () => {
    const tags = new Set(harmless.map((tag) => tag.replace(/^<\/?(\w+).*$/s, "$1")));
    expect([...tags].sort()).toEqual([
      "a",
      "br",
      "code",
      "details",
      "h2",
      "h3",
      "li",
      "p",
      "pre",
      "strong",
      "sub",
      "summary",
      "table",
      "tbody",
      "td",
      "th",
      "thead",
      "tr",
      "ul",
    ]);
    const holds = (text: string) => {
      const printed = print(attacked(text), "markdown");
      const seen = structure(githubHtml(printed));
      if (printed.includes("**Left out, because")) {
        // Long texts fill the comment: then there is less, and nothing else.
        expect([text, seen.filter((tag) => !harmless.includes(tag))]).toEqual([text, []]);
        const count = (tag: string) => seen.filter((one) => one === tag).length;
        expect([count("<details>"), count("<table>")]).toEqual([count("</details>"), count("</table>")]);
      } else {
        expect([text, seen]).toEqual([text, harmless]);
      }
    };
    for (const text of ATOMS) {
      holds(text);
    }
    fc.assert(fc.property(arbitraryHostile, holds), RUNS);
  });

  it("refers to nobody and to nothing", () => {
    const withoutDrawing = (printed: string): string => printed.replace(/```mermaid[\s\S]*?\n```\n/g, "");
    const holds = (text: string) => {
      for (const review of [attacked(text), filledWith(text)]) {
        expect([text, foundIn(githubHtml(withoutDrawing(print(review, "markdown"))))]).toEqual([text, []]);
      }
    };
    for (const text of ATOMS) {
      holds(text);
    }
    fc.assert(fc.property(arbitraryHostile, holds), RUNS);
  });

  it("reaches no drawing", () => {
    const drawing = (text: string) => /```mermaid[\s\S]*?\n```/.exec(print(attacked(text), "markdown"))?.[0];
    expect(drawing("\n```\n@octocat")).toBe(drawing("x"));
    expect(drawing("x")).toContain("Other, 1 min");
  });

  it("is seen, as code", () => {
    expect(codesIn(html("@octocat")).filter((text) => text.includes("@octocat")).length).toBeGreaterThan(20);
  });
});

describe("a hostile text for programs", () => {
  const schema = JSON.parse(readFileSync(join(__dirname, "../../../../docs/review.schema.json"), "utf8"));
  const validate = new Ajv2020().compile(schema);

  const holds = (text: string) => {
    for (const review of [attacked(text), filledWith(text)]) {
      const json = JSON.parse(print(review, "json"));
      expect(validate(json)).toBe(true);
      expect(json.endpoints[0].name).toBe(review.endpoints[0]?.name);
      expect(sarifProblems(JSON.parse(print(review, "sarif")))).toEqual([]);
      expect(XMLValidator.validate(print(review, "junit"))).toBe(true);
      const issues: { fingerprint: string }[] = JSON.parse(print(review, "gitlab-codequality"));
      expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length);
    }
  };

  it("obeys the schema of each format", () => {
    for (const text of ATOMS) {
      holds(text);
    }
    fc.assert(fc.property(arbitraryHostile, holds), RUNS);
  });
});

it("has something in every list", () => {
  const lists: string[] = [];
  JSON.stringify(FULL.endpoints[0], (name, value) => {
    if (Array.isArray(value) && value.length === 0) {
      lists.push(name);
    }
    return value;
  });
  expect(
    lists.filter((name) => !["about", "schedules", "assumptions", "attributes", "rules", "causes"].includes(name)),
  ).toEqual([]);
  expect(OF_PROGRAM).not.toContain("what");
});

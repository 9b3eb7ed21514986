import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv2020 from "ajv/dist/2020";
import fc from "fast-check";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import type { Log } from "sarif";
import { FORMATS } from "../../../src/review/format";
import { renderJson } from "../../../src/review/render/json";
import { ATOMS, arbitraryHostile } from "../../support/hostile";
import { logProblems } from "../../support/log-problems";
import { sarifProblems } from "../../support/sarif";
import { attacked, FULL, filledWith, OF_RULES } from "./hostile-review";
import { print } from "./rendered";

const RUNS = { numRuns: 60 };

/** As it is without a text of somebody else, and a text that is as long as nothing. */
const HARMLESS = attacked("x");

describe.each(FORMATS)("a hostile text in every member, as %s", (format) => {
  it("is obeyed by no terminal and no pipeline", () => {
    for (const reviewed of ATOMS.flatMap((text) => [attacked(text), filledWith(text, [])])) {
      expect(logProblems(print(reviewed, format))).toEqual([]);
    }
    fc.assert(
      fc.property(arbitraryHostile, (text) => expect(logProblems(print(filledWith(text, []), format))).toEqual([])),
      RUNS,
    );
  });

  it("is obeyed by no pipeline at any width", () => {
    for (const text of ["a ".repeat(30), "", "word "].map((before) => `${before}::error::a b`)) {
      for (let width = 40; width <= 100; width += 3) {
        expect(logProblems(print(attacked(text), format, { width }))).toEqual([]);
      }
    }
  });
});

describe("a hostile text as text", () => {
  const linesOf = (reviewed: typeof FULL) => print(reviewed, "text", { width: Number.MAX_SAFE_INTEGER }).split("\n");

  it("adds no line", () => {
    const lines = linesOf(HARMLESS).length;
    for (const text of ATOMS) {
      expect(linesOf(attacked(text))).toHaveLength(lines);
    }
    fc.assert(
      fc.property(arbitraryHostile, (text) => expect(linesOf(attacked(text))).toHaveLength(lines)),
      RUNS,
    );
  });
});

describe("a hostile text as JSON", () => {
  const schema = JSON.parse(readFileSync(join(__dirname, "../../../docs/check-output.schema.json"), "utf8"));
  const validate = new Ajv2020().compile(schema);

  it("obeys the schema, and means what it meant", () => {
    fc.assert(
      fc.property(arbitraryHostile, (text) => {
        const printed = JSON.parse(print(attacked(text), "json"));
        expect(validate(printed)).toBe(true);
        expect(printed).toEqual(JSON.parse(renderJson(attacked(text))));
        expect(printed.endpoints[0].name).toBe(`${text}${FULL.endpoints[0]?.name}`);
      }),
      RUNS,
    );
  });
});

describe("a hostile text as SARIF", () => {
  /** Links and placeholders as SARIF 2.1.0 has them in plain messages, and as viewers find them that know no escape. */
  const MEANT = [/(?<!\\)\[(?:[^\\[\]]|\\[\\[\]])*\]\([^)]*\)/, /\[[^\]]*\]\([^)]+\)/, /(?<!\{)\{\d+\}(?!\})/];

  function* messagesOf(value: unknown): Generator<string> {
    for (const [name, member] of Object.entries(value ?? {})) {
      if (name === "text" && typeof member === "string") {
        yield member;
      } else if (typeof member === "object") {
        yield* messagesOf(member);
      }
    }
  }

  const holds = (text: string) => {
    for (const reviewed of [attacked(text, []), filledWith(text), attacked(text)]) {
      const log: Log = JSON.parse(print(reviewed, "sarif"));
      expect(sarifProblems(log)).toEqual([]);
      for (const message of messagesOf(log)) {
        expect(MEANT.filter((pattern) => pattern.test(message))).toEqual([]);
      }
    }
  };

  it("obeys SARIF 2.1.0, without links or placeholders", () => {
    for (const text of ATOMS) {
      holds(text);
    }
    fc.assert(fc.property(arbitraryHostile, holds), RUNS);
  });

  it("is as it is where there is neither", () => {
    const log: Log = JSON.parse(print(FULL, "sarif"));
    expect([...messagesOf(log)].filter((text) => /\\[[\]]|\{\{|\}\}/.test(text))).toEqual([]);
    expect([...messagesOf(log)].filter((text) => text.includes("["))).not.toEqual([]);
  });
});

describe("a hostile text as JUnit", () => {
  const suitesOf = (printed: string): unknown => new XMLParser({ ignoreAttributes: true }).parse(printed);

  /** What there is, without what it says. */
  const shape = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(shape)
      : typeof value === "object" && value !== null
        ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name, shape(member)]))
        : null;

  const holds = (text: string) => {
    for (const reviewed of [attacked(text, []), attacked(text), filledWith(text, [])]) {
      const printed = print(reviewed, "junit");
      expect(XMLValidator.validate(printed)).toBe(true);
      expect(printed).not.toMatch(/(?![\n\t])[\p{Cc}\uFFFE\uFFFF]|\p{Surrogate}/u);
      expect(printed.replace(/&(?:amp|lt|gt|quot|apos|#\d+);/g, "")).not.toContain("&");
    }
    expect(shape(suitesOf(print(attacked(text), "junit")))).toEqual(shape(suitesOf(print(HARMLESS, "junit"))));
  };

  it("is well-formed, and adds no element", () => {
    for (const text of ATOMS) {
      holds(text);
    }
    fc.assert(fc.property(arbitraryHostile, holds), RUNS);
  });
});

it("has a text in every member", () => {
  const members = JSON.stringify(FULL, (_, value) => (typeof value === "object" ? value : typeof value));
  expect(members.length).toBeGreaterThan(1000);
  expect(JSON.stringify(filledWith("@@"))).toContain("@@");
  expect(OF_RULES.length).toBeGreaterThan(0);
  for (const [name, list] of Object.entries(FULL)) {
    expect([name, (list as readonly unknown[]).length > 0]).toEqual([name, true]);
  }
});

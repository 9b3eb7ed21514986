import { join } from "node:path";

const { codeOf, namesIn, shapeProblems }: Shapes = require(join(__dirname, "../../scripts/api-shape.js"));

interface Shapes {
  codeOf(markdown: string): string;
  namesIn(code: string): readonly string[];
  shapeProblems(code: string, readUnions?: Readonly<Record<string, string>>): readonly string[];
}

describe("the shape of the public API", () => {
  it.each([
    ["a property", "interface Options { readonly size: number | string; }", "Options.size"],
    ["a property that is optional", "interface Options { readonly size?: number | string; }", "Options.size"],
    ["a parameter", "class Size { static of(size: number | string): Size; }", "Size.of"],
    ["an element of a list", "interface Options { readonly sizes: readonly (number | string)[]; }", "Options.sizes"],
    ["an alias", "type Size = number | string;", "Size"],
    ["a parameter of a function", "function sleep(size: number | string): void;", "sleep"],
    ["a parameter of a constant", "const sleep: (size: number | string) => void;", "sleep"],
  ])("reports a union in %s", (_, code, member) => {
    expect(shapeProblems(`export ${code}`)).toEqual([`${member} has a union type: number | string`]);
  });

  it.each([
    ["a value that may be missing", "interface Options { readonly size?: number | undefined; }"],
    ["an enum", 'enum Size { SMALL = "small", LARGE = "large" }'],
    ["a value class", "class Size { static small(): Size; readonly copies: number; }"],
  ])("accepts %s", (_, code) => {
    expect(shapeProblems(`export ${code}`)).toEqual([]);
  });

  describe("with a union that programs only read", () => {
    const ANSWER = 'export type Answer = "yes" | "no";\n';
    const LISTED = { Answer: "compared with a literal", "Result.state": "compared with a literal" };

    it.each([
      ["the member of a result", "interface Result { readonly sleeps: Answer; }"],
      ["a listed member of a result", 'interface Result { readonly state: "good" | "bad"; }'],
      ["what a function returns", "function ask(name: string): Answer;"],
    ])("accepts it as %s", (_, code) => {
      expect(shapeProblems(`${ANSWER}export ${code}`, LISTED)).toEqual([]);
    });

    it.each([
      ["an option", "interface AskOptions { readonly expected?: Answer; }", "AskOptions.expected"],
      ["a property", "interface AskProps { readonly expected: readonly Answer[]; }", "AskProps.expected"],
      ["a parameter", "function ask(expected: Answer): void;", "ask"],
      ["a parameter of a constant", "const ask: (expected?: Answer) => void;", "ask"],
    ])("reports it as %s", (_, code, member) => {
      expect(shapeProblems(`${ANSWER}export ${code}`, LISTED)).toEqual([
        `${member} takes Answer, a union that programs may only read`,
      ]);
    });

    it("reports one that is not listed", () => {
      expect(shapeProblems(ANSWER, {})).toEqual(['Answer has a union type: "yes" | "no"']);
      expect(shapeProblems('interface Result { readonly other: "good" | "bad"; }', LISTED)).toEqual([
        'Result.other has a union type: "good" | "bad"',
      ]);
    });
  });

  it("names what a report has, so that a list names nothing else", () => {
    expect(namesIn('type Answer = "yes"; interface Result { readonly state: string; }')).toEqual([
      "Answer",
      "Result",
      "Result.state",
    ]);
  });

  it("reads the code of a report", () => {
    expect(codeOf('## API Report\n\n```ts\n\nimport { A } from "a";\n\n```\n')).toBe('\nimport { A } from "a";\n\n');
  });
});

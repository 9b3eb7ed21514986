import { join } from "node:path";

const { codeOf, shapeProblems }: Shapes = require(join(__dirname, "../../scripts/api-shape.js"));

interface Shapes {
  codeOf(markdown: string): string;
  shapeProblems(code: string): readonly string[];
}

describe("the shape of the public API", () => {
  it.each([
    ["a property", "interface Options { readonly size: number | string; }", "Options.size"],
    ["a property that is optional", "interface Options { readonly size?: number | string; }", "Options.size"],
    ["a parameter", "class Size { static of(size: number | string): Size; }", "Size.of"],
    ["an element of a list", "interface Options { readonly sizes: readonly (number | string)[]; }", "Options.sizes"],
    ["an alias", "type Size = number | string;", "Size"],
    ["a parameter of a function", "function sleep(size: number | string): void;", "sleep"],
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

  it("reads the code of a report", () => {
    expect(codeOf('## API Report\n\n```ts\n\nimport { A } from "a";\n\n```\n')).toBe('\nimport { A } from "a";\n\n');
  });
});

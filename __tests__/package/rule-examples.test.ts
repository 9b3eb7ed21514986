import { readdirSync } from "node:fs";
import { join } from "node:path";
import { allRules } from "../../src/rules/all-rules";
import { examplesIn, PAGES, readPage } from "../rules/pages/example";
import { asModule } from "../rules/pages/typescript-example";
import { compilerProblems } from "../support/compiler-problems";

/* The TypeScript on the pages of the rules, against the types of the built package. */

const sources = new Map(
  allRules.flatMap(({ id }) =>
    examplesIn(readPage(id))
      .filter(({ language }) => language === "typescript")
      .map((example) => [join(PAGES, `${id}.md, line ${example.line}.ts`), asModule(example)] as const),
  ),
);

it("every TypeScript example, and every base, is accepted by the compiler", () => {
  const bases = readdirSync(join(PAGES, "bases")).filter((file) => file.endsWith(".ts"));
  expect(sources.size).toBeGreaterThan(0);
  expect(compilerProblems(sources, { files: bases.map((file) => join(PAGES, "bases", file)) })).toEqual([]);
});

it("the compiler refuses a property that does not exist", () => {
  const text = asModule({ bases: ["realtime"], text: "chat.scaling.wakeAlarms;\n" });
  expect(compilerProblems(new Map([[join(PAGES, "example.ts"), text]]))).toEqual([
    expect.stringContaining("Property 'wakeAlarms' does not exist on type 'CopyScaling'"),
  ]);
});

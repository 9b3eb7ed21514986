import { readdirSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { allRules } from "../../src/rules/all-rules";
import { examplesIn, PAGES, readPage } from "../rules/pages/example";
import { asModule } from "../rules/pages/typescript-example";

/* The TypeScript on the pages of the rules, against the types of the built package. */

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.Node16,
  moduleResolution: ts.ModuleResolutionKind.Node16,
  strict: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: true,
  noEmit: true,
  types: [],
};

const sources = new Map(
  allRules.flatMap(({ id }) =>
    examplesIn(readPage(id))
      .filter(({ language }) => language === "typescript")
      .map((example) => [join(PAGES, `${id}.md, line ${example.line}.ts`), asModule(example)] as const),
  ),
);

/** What the compiler says, with the page and the line of the block. */
function problems(virtual: ReadonlyMap<string, string>, files: readonly string[] = []): readonly string[] {
  const host = ts.createCompilerHost(OPTIONS);
  const { fileExists, readFile } = host;
  host.fileExists = (file) => virtual.has(file) || fileExists(file);
  host.readFile = (file) => virtual.get(file) ?? readFile(file);
  const program = ts.createProgram([...virtual.keys(), ...files], OPTIONS, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`);
}

it("every TypeScript example, and every base, is accepted by the compiler", () => {
  const bases = readdirSync(join(PAGES, "bases")).filter((file) => file.endsWith(".ts"));
  expect(sources.size).toBeGreaterThan(0);
  expect(
    problems(
      sources,
      bases.map((file) => join(PAGES, "bases", file)),
    ),
  ).toEqual([]);
});

it("the compiler refuses a property that does not exist", () => {
  const text = asModule({ bases: ["realtime"], text: "chat.scaling.wakeAlarms;\n" });
  expect(problems(new Map([[join(PAGES, "example.ts"), text]]))).toEqual([
    expect.stringContaining("Property 'wakeAlarms' does not exist on type 'CopyScaling'"),
  ]);
});

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/* What a rule means is said by the rule: no other room decides by its id, or by the letter of its id. */

const SRC = join(__dirname, "../../src");

const ID = /^[ZWSCVDA]\d\d$/;
const LETTER = /^[ZWSCVDA]$/;

/** The ids of rules in a source: as texts, and as letters with which an id may begin. */
function idsIn(source: string, name = "source.ts"): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) && ID.test(node.text)) {
      found.push(node.text);
    }
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const [prefix] = node.arguments;
      const asks = node.expression.name.text === "startsWith" && prefix !== undefined && ts.isStringLiteralLike(prefix);
      if (asks && LETTER.test(prefix.text)) {
        found.push(`startsWith ${prefix.text}`);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(name, source, ts.ScriptTarget.Latest));
  return found;
}

it("no room but that of the rules holds an id of a rule", () => {
  const files = readdirSync(SRC, { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".ts") && !file.startsWith("rules/"),
  );
  expect(files.length).toBeGreaterThan(100);
  const found = files.flatMap((file) => {
    const ids = idsIn(readFileSync(join(SRC, file), "utf8"), file);
    return ids.length === 0 ? [] : [`${file}: ${ids.join(", ")}`];
  });
  expect(found).toEqual([]);
});

it.each([
  ['const HELD = new Set(["Z05", "S11"]);', ["Z05", "S11"]],
  ['switch (id) { case "W14": break; }', ["W14"]],
  ["acknowledgeWish(target, `Z05`);", ["Z05"]],
  ['findings.filter(({ id }) => id.startsWith("W"))', ["startsWith W"]],
])("finds an id in %s", (source, ids) => expect(idsIn(source)).toEqual(ids));

it.each([
  "/** As docs/rules.md has it: `Z05`. */ const rule = 1;",
  'const help = "scale-to-zero check --explain W05";',
  'const isCreate = operation.startsWith("Create");',
  'const region = "us-east-1";',
])("finds none in %s", (source) => expect(idsIn(source)).toEqual([]));

// Shapes that may not be in the public API of constructs, and what has no docstring, found in the code of an API report.
const ts = require("typescript");

/** The code in the Markdown of an API report. */
const codeOf = (markdown) => /```ts\n([\s\S]*?)```/.exec(markdown)?.[1] ?? "";

/**
 * One sentence for each member or parameter that has a union type. `undefined` beside one other type is not a union for callers: it says that a value is optional.
 */
function shapeProblems(code) {
  const source = ts.createSourceFile("api.d.ts", code, ts.ScriptTarget.Latest, true);
  return source.statements.flatMap((statement) => (statement.name === undefined ? [] : unions(statement)));
}

function unions(declaration) {
  const found = [];
  const visit = (node, member) => {
    if (ts.isUnionTypeNode(node) && node.types.filter((type) => !isUndefined(type)).length > 1) {
      found.push(`${[declaration.name.text, ...member].join(".")} has a union type: ${node.getText()}`);
      return;
    }
    const name = ts.isTypeElement(node) || ts.isClassElement(node) ? node.name?.getText() : undefined;
    ts.forEachChild(node, (child) => visit(child, name === undefined ? member : [...member, name]));
  };
  visit(declaration, []);
  return found;
}

/** One sentence for each type or member without a docstring: editors show nothing about it. */
const undocumented = (code) =>
  [...code.matchAll(/\(undocumented\)\n\s*(.*)/g)].map(([, line]) => `no docstring: ${line.trim()}`);

const isUndefined = (type) => type.kind === ts.SyntaxKind.UndefinedKeyword;

module.exports = { codeOf, shapeProblems, undocumented };

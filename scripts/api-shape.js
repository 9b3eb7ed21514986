// Shapes that may not be in the public API of constructs, and what has no docstring, found in the code of an API report.
const ts = require("typescript");

/** The code in the Markdown of an API report. */
const codeOf = (markdown) => /```ts\n([\s\S]*?)```/.exec(markdown)?.[1] ?? "";

/**
 * One sentence for each member or parameter that has a union type. `undefined` beside one other type is not a union for
 * callers: it says that a value is optional.
 *
 * @param readUnions unions that programs only read, by alias or `Interface.member`, each with the reason. Options,
 * properties and parameters may not have them.
 */
function shapeProblems(code, readUnions = {}) {
  const source = ts.createSourceFile("api.d.ts", code, ts.ScriptTarget.Latest, true);
  return source.statements.flatMap((statement) =>
    (ts.isVariableStatement(statement) ? [...statement.declarationList.declarations] : [statement]).flatMap(
      (declaration) => (declaration.name === undefined ? [] : unions(declaration, readUnions)),
    ),
  );
}

/** The names of all types in the code of a report. */
function namesIn(code) {
  const source = ts.createSourceFile("api.d.ts", code, ts.ScriptTarget.Latest, true);
  return source.statements.flatMap((statement) => {
    const name = statement.name?.text;
    const members = ts.isInterfaceDeclaration(statement) ? statement.members : [];
    return name === undefined ? [] : [name, ...members.map((member) => `${name}.${member.name?.getText()}`)];
  });
}

function unions(declaration, readUnions) {
  const found = [];
  const isWritten = /(?:Options|Props|Attributes)$/.test(declaration.name.text);
  const visit = (node, member) => {
    const path = [declaration.name.text, ...member].join(".");
    if (ts.isUnionTypeNode(node) && node.types.filter((type) => !isUndefined(type)).length > 1) {
      if (!Object.hasOwn(readUnions, path) || isWritten) {
        found.push(`${path} has a union type: ${node.getText()}`);
        return;
      }
    }
    const type = ts.isTypeReferenceNode(node) ? node.typeName.getText() : undefined;
    if (type !== undefined && Object.hasOwn(readUnions, type) && (isWritten || isInParameter(node))) {
      found.push(`${path} takes ${type}, a union that programs may only read`);
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

/** Whether it is the type of a parameter, also within a list. */
function isInParameter(node) {
  for (let parent = node.parent; parent !== undefined; parent = parent.parent) {
    if (ts.isParameter(parent)) {
      return true;
    }
  }
  return false;
}

const isUndefined = (type) => type.kind === ts.SyntaxKind.UndefinedKeyword;

module.exports = { codeOf, namesIn, shapeProblems, undocumented };

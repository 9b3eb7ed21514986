import fc from "fast-check";
import { asLiteral, expression } from "../../__tests__/support/arbitrary-hcl";
import { assignment } from "../../src/hcl/print/layout";
import { textOf } from "../../src/hcl/print/line";
import { simplified } from "../../src/hcl/simplify/simplify";
import { readExpression } from "../../src/hcl/tree/reader";
import { heredoc, literalText } from "../../src/hcl/write/text";
import { expressionOf } from "../../src/hcl/write/value";
import { answered } from "../answers";
import { anyText } from "../generators/texts";
import { type Target, Violation } from "../target";

const text = fc.oneof(
  anyText,
  anyText.map(asLiteral),
  fc.tuple(anyText, expression).map(([one, source]) => `${asLiteral(one)}\${${source}}`),
);

const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    text,
    fc.oneof(fc.integer(), fc.boolean(), fc.constant(null), fc.double({ noNaN: true, noDefaultInfinity: true })),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(text, tie("value"), { maxKeys: 3 }),
  ),
}));

/** What is printed is one argument: it is read back as it was, and laid out again the same. */
function written(source: string): string {
  const once = textOf(assignment("argument", simplified(readExpression(source)), 0));
  const again = textOf(assignment("argument", readExpression(once.slice("argument = ".length)), 0));
  if (again !== once) {
    throw new Violation(`laid out again it is another text: ${JSON.stringify(once)} and ${JSON.stringify(again)}`);
  }
  return once;
}

/** A text in quotes that ends before its end would let what follows be read as HCL. */
function checkQuoted(quoted: string): void {
  if (!/^"(?:[^"\\\n]|\\.)*"$/u.test(quoted)) {
    throw new Violation(`no text in quotes on one line: ${JSON.stringify(quoted)}`);
  }
}

/** Values of the JSON syntax that become HCL, with hostile texts as names and values. */
export const hclWriter: Target = {
  name: "hcl-writer",
  batch: 500,
  inputs: () => value.map((one) => JSON.stringify(one)),
  run(input) {
    const given: unknown = JSON.parse(input);
    return [
      answered(() => written(expressionOf(given))),
      typeof given === "string" ? answered(() => literal(given)) : "",
      typeof given === "string" ? answered(() => String(heredoc(`${given}\n`, 2))) : "",
    ].join("\n");
  },
};

function literal(given: string): string {
  const quoted = literalText(given);
  checkQuoted(quoted);
  return quoted;
}

import { format } from "@cdktf/hcl-tools";
import { parse } from "@cdktf/hcl2json";
import fc from "fast-check";
import { assignment } from "../../../src/hcl/print/layout";
import { textOf } from "../../../src/hcl/print/line";
import { readExpression } from "../../../src/hcl/tree/reader";
import { expression } from "../../support/arbitrary-hcl";
import { normalised } from "../../support/read-hcl";

const laidOut = (source: string): string => textOf(assignment("some_argument", readExpression(source), 0));

/** The parser writes a choice inside of a text as a directive, but not in parentheses, which the layout may add. */
const inParentheses = (text: string): string => `${text.replace(" = ", " = (").trimEnd()}\n)\n`;

describe("the layout of an expression", () => {
  it("is what terraform fmt makes of it, however long it is", () =>
    fc.assert(
      fc.asyncProperty(expression, async (source) => {
        const text = laidOut(source);
        expect(await format(text)).toBe(text);
      }),
    ));

  it("leaves the expression the same", () =>
    fc.assert(
      fc.asyncProperty(expression, async (source) => {
        const before = await parse("before.tf", inParentheses(`some_argument = ${source}`));
        const after = await parse("after.tf", inParentheses(laidOut(source)));
        expect(normalised(after)).toEqual(normalised(before));
      }),
    ));

  it("is the same when it is laid out again", () =>
    fc.assert(
      fc.property(expression, (source) => {
        const once = laidOut(source);
        expect(laidOut(once.slice("some_argument = ".length))).toBe(once);
      }),
    ));
});

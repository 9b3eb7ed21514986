import { parse } from "@cdktf/hcl2json";
import { Op, ref, TerraformOutput, type TerraformStack } from "cdktf";
import fc from "fast-check";
import { flattened, givenIf, jsonencode, listIf } from "../../../src/constructs/terraform/json";
import { nullable } from "../../../src/constructs/terraform/nullable";
import { document } from "../../support/hcl-document";
import { stackWithProvider, synthesized, variable } from "../../support/synthesized";

/** The expression of a document, as it stands in the Terraform JSON. */
function expressionOf(content: unknown, stack: TerraformStack = stackWithProvider()): string {
  new TerraformOutput(stack, "document", { value: jsonencode(content), staticId: true });
  return String(Object(synthesized(stack).output?.document).value);
}

/** HashiCorp's own reader of HCL; a text that looks like a template comes back escaped. */
async function readByTerraform(expression: string): Promise<unknown> {
  const literal = expression.replace(/^\$\{jsonencode\((.*)\)\}$/s, "$1");
  const { document: read } = await parse("test.tf", `document = ${literal}`);
  return unescaped(read);
}

function unescaped(value: unknown): unknown {
  if (typeof value === "string") {
    return value.replaceAll("$${", "${").replaceAll("%%{", "%{");
  }
  if (Array.isArray(value)) {
    return value.map(unescaped);
  }
  return typeof value === "object" && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, member]) => [key, unescaped(member)]))
    : value;
}

describe("a document for Terraform's jsonencode", () => {
  it.each([
    ["quotes", 'say "hello"'],
    ["a text in quotes", '"hello"'],
    ["backslashes", "C:\\models\\new"],
    ["line breaks", "one\ntwo\r\nthree"],
    ["a template", "${aws_iam_role.other.arn}"],
    ["an escaped template", "$${x}"],
    ["a directive", "%{ if true }yes%{ endif }"],
    ["an escaped directive", "%%{x}"],
    ["a dollar at the end", "US$"],
  ])("keeps %s as they were written", (_, text) => {
    expect(document(expressionOf({ text }))).toEqual({ text });
  });

  it("keeps 0, false and an empty text", () => {
    expect(document(expressionOf({ zero: 0, no: false, empty: "", list: [0, false, ""] }))).toEqual({
      zero: 0,
      no: false,
      empty: "",
      list: [0, false, ""],
    });
  });

  it("leaves out what is undefined", () => {
    expect(document(expressionOf({ given: 1, absent: undefined }))).toEqual({ given: 1 });
  });

  it("keeps a reference beside a text that must be escaped", () => {
    const stack = stackWithProvider();
    const { stringValue } = variable(stack, "name");
    expect(document(expressionOf({ text: `"${stringValue}" costs $${stringValue}` }, stack))).toEqual({
      text: '"${var.name}" costs $${var.name}',
    });
  });

  it("keeps a number that only Terraform knows", () => {
    const stack = stackWithProvider();
    expect(document(expressionOf({ copies: variable(stack, "copies").numberValue }, stack))).toEqual({
      copies: "${var.copies}",
    });
  });

  it("says the same to Terraform for any text", async () => {
    const text = fc.oneof(
      fc.string({ unit: "binary-ascii" }),
      fc.string({ unit: fc.constantFrom("$", "%", "{", "}", '"', "\\", "\n", "a", "é") }),
      fc.string({ unit: "grapheme" }),
    );
    // Terraform's language has no NUL, and every text in it is normalized.
    const legal = text.filter((candidate) => !candidate.includes("\0")).map((candidate) => candidate.normalize("NFC"));
    await fc.assert(
      fc.asyncProperty(legal, async (candidate) => {
        expect(
          await readByTerraform(expressionOf({ text: candidate, list: [candidate] }, stackWithProvider())),
        ).toEqual({
          text: candidate,
          list: [candidate],
        });
      }),
      { numRuns: 60 },
    );
  });
});

describe("a part of a document that Terraform may find to be nothing", () => {
  const inBraces = (text: string) => `\${jsonencode(${text})}`;
  const isSet = Op.neq(ref("var.x"), ref("null"));

  it("leaves out an object whose only member is one that is left out", () => {
    const inner = { c: nullable(ref("var.c")) };
    expect(expressionOf({ kept: 1, a: { b: inner } })).toBe(
      inBraces(
        [
          '{ for key, value in {"kept" = 1, "a" = (var.c == null ? null : {"c" = var.c}) == null ? null : ',
          '{"b" = var.c == null ? null : {"c" = var.c}}} : key => value if value != null }',
        ].join(""),
      ),
    );
  });

  it("stands under a condition, and is left out where it does not hold", () => {
    expect(expressionOf({ kept: 1, other: givenIf(isSet, { n: 0 }) })).toBe(
      inBraces(
        '{ for key, value in {"kept" = 1, "other" = (var.x != null) ? {"n" = 0} : null} : key => value if value != null }',
      ),
    );
  });

  it("may be items of a list", () => {
    expect(expressionOf({ list: flattened(["a", listIf(isSet, ["b"])]) })).toBe(
      inBraces('{"list" = flatten(["a", (var.x != null) ? ["b"] : []])}'),
    );
  });
});

import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { simplified } from "../../../src/hcl/simplify/simplify";
import { lineOf, piecesOf } from "../../../src/hcl/tree/pieces";
import { readExpression } from "../../../src/hcl/tree/reader";

const simple = (source: string): string => lineOf(piecesOf(simplified(readExpression(source))));

describe("an expression as people write it", () => {
  it.each([
    ["(a)", "a"],
    ["((a <= b))", "a <= b"],
    ["(a == null) ? true : (a >= 1)", "a == null ? true : a >= 1"],
    ["((1 <= a) && (a <= 9)) && (floor(a) == a)", "a >= 1 && a <= 9 && floor(a) == a"],
    ["max((a + 1), (b))", "max(a + 1, b)"],
    ["[(a), (b == c)]", "[a, b == c]"],
    ['{"a" = (b), "c d" = 1, (var.k) = 2, "for" = 3}', '{ a = b, "c d" = 1, (var.k) = 2, "for" = 3 }'],
    ['"${(a / 60)} min"', '"${a / 60} min"'],
    ["[for a in (b) : (a + 1) if (a != null)]", "[for a in b : a + 1 if a != null]"],
  ])("%s is %s", (source, expected) => expect(simple(source)).toBe(expected));

  it.each([
    "(a + b) * c",
    "a - (b - c)",
    "a / (b * c)",
    "(a && b) || c",
    "(a || b) && c",
    "a == (b == c)",
    "!(a && b)",
    "-(a + b)",
    "(a ? b : c).d",
    "(a)[0]",
    "a ? b : (c ? d : e)",
    "(a ? b : c) ? d : e",
  ])("%s keeps its parentheses", (source) => expect(simple(source)).toBe(source));

  it("is worth the same", () => {
    // JavaScript's operators bind in the same order as Terraform's.
    const { operation } = fc.letrec<{ operation: string }>((tie) => ({
      operation: fc.oneof(
        { maxDepth: 5, depthIdentifier: "operation" },
        fc.constantFrom("0", "1", "2", "7", "true", "false"),
        fc
          .tuple(
            tie("operation"),
            fc.constantFrom("||", "&&", "==", "!=", "<", ">=", "+", "-", "*", "/", "%"),
            tie("operation"),
          )
          .map(([left, operator, right]) => `(${left}) ${operator} (${right})`),
        tie("operation").map((one) => `!(${one})`),
        tie("operation").map((one) => `-(${one})`),
        fc.tuple(tie("operation"), tie("operation"), tie("operation")).map(([a, b, c]) => `((${a}) ? (${b}) : (${c}))`),
      ),
    }));
    fc.assert(
      fc.property(operation, (source) => {
        expect(runInNewContext(simple(source).replaceAll("--", "- -"))).toBe(
          runInNewContext(source.replaceAll("--", "- -")),
        );
      }),
      { numRuns: 200 },
    );
  });
});

it.each(["${}", "%{}", "${~ }"])("refuses %s, which Terraform does not read", (text) =>
  expect(() => readExpression(`"a ${text}"`)).toThrow("nothing is between"),
);

import { simplified } from "../../../src/hcl/simplify/simplify";
import { lineOf, piecesOf } from "../../../src/hcl/tree/pieces";
import { readExpression } from "../../../src/hcl/tree/reader";

const simple = (source: string): string => lineOf(piecesOf(simplified(readExpression(source))));

describe("a comparison", () => {
  it.each([
    ["0 < var.a", "var.a > 0"],
    ["1 <= var.a", "var.a >= 1"],
    ["63 >= length(var.a)", "length(var.a) <= 63"],
    ["0 == length(var.a) ? null : var.a", "length(var.a) == 0 ? null : var.a"],
    ['"x" != var.a', 'var.a != "x"'],
    ["-1 < var.a - 2", "var.a - 2 > -1"],
    ["var.b || 0 < var.a && true == var.c", "var.b || var.a > 0 && var.c == true"],
    ["[for a in var.b : a if 0 < a]", "[for a in var.b : a if a > 0]"],
    ["{ a = 0 < var.a, b = f(1 > var.b) }", "{ a = var.a > 0, b = f(var.b < 1) }"],
    ["1 <= var.in", "var.in >= 1"],
  ])("has what is looked at on the left: %s is %s", (source, expected) => expect(simple(source)).toBe(expected));

  it.each(["var.a > 0", "var.a <= var.b", "1 == 2", "(1 == 2) == var.a", '"${var.a}" == var.b', "floor(a) == a"])(
    "stays as it is where it reads so, or may not change: %s",
    (source) => expect(simple(source)).toBe(source),
  );
});

describe("a negation", () => {
  it.each([
    ["!(a == b)", "a != b"],
    ["!(a != b)", "a == b"],
    ["!(can(regex(a, b)))", "!can(regex(a, b))"],
    ["!(var.a.b)", "!var.a.b"],
    ["[for a in b : a if !(a == null ? true : a >= 1)]", "[for a in b : a if a == null ? false : !(a >= 1)]"],
    ["!(a == null ? true : b == null ? true : c)", "a == null ? false : b == null ? false : !c"],
  ])("%s is %s", (source, expected) => expect(simple(source)).toBe(expected));

  it.each(["!(a == b) == c", "!(a && b)", "!(a == b && c)", "!(a == null ? b : true)", "!(a < b)", "!a == b"])(
    "of something else stays: %s",
    (source) => expect(simple(source)).toBe(source),
  );
});

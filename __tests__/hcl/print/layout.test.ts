import { assignment } from "../../../src/hcl/print/layout";
import { textOf } from "../../../src/hcl/print/line";
import { readExpression } from "../../../src/hcl/tree/reader";
import { expressionOf } from "../../../src/hcl/write/value";

const laidOut = (source: string): string => textOf(assignment("value", readExpression(source), 0));

describe("the layout of an expression", () => {
  it("keeps what fits on one line", () =>
    expect(laidOut('merge( var.a,{b=1} )["c"]')).toBe('value = merge(var.a, { b = 1 })["c"]\n'));

  it("writes an object one item a line, and its keys without quotes where they need none", () =>
    expect(laidOut('{"Effect" = "Allow", "aws:x" = 1, "for" = 2, (var.k) = 3}')).toBe(
      ["value = {", '  Effect  = "Allow"', '  "aws:x" = 1', '  "for"   = 2', "  (var.k) = 3", "}", ""].join("\n"),
    ));

  it("begins the document of a call on the line of the call", () =>
    expect(laidOut('jsonencode({"a" = {"b" = [1, 2]}, "c" = null})')).toBe(
      ["value = jsonencode({", "  a = {", "    b = [1, 2]", "  }", "  c = null", "})", ""].join("\n"),
    ));

  it("writes an attribute of a type a line, with its default after it", () =>
    expect(
      laidOut("map(object({ a = string, b = optional(object({ c = optional(number, 0), d = bool }), {}) }))"),
    ).toBe(
      [
        "value = map(object({",
        "  a = string",
        "  b = optional(object({",
        "    c = optional(number, 0)",
        "    d = bool",
        "  }), {})",
        "}))",
        "",
      ].join("\n"),
    ));

  it("ends the lines of a long condition after its operators", () =>
    expect(laidOut(`${"length(var.components) > 0 && ".repeat(6)}true`)).toBe(
      ["value = (", ...Array(6).fill("  length(var.components) > 0 &&"), "  true", ")", ""].join("\n"),
    ));

  it("begins the lines of a long choice with its marks", () =>
    expect(laidOut(`var.a == null ? ${"a".repeat(60)} : var.b ? ${"b".repeat(60)} : null`)).toBe(
      ["value = (", "  var.a == null", `  ? ${"a".repeat(60)}`, `  : var.b ? ${"b".repeat(60)} : null`, ")", ""].join(
        "\n",
      ),
    ));

  it("writes a long comprehension over several lines, and its condition on one of them", () =>
    expect(laidOut(`{ for key, one in var.components : key => f("${"x".repeat(60)}", one) if one.wake != null }`)).toBe(
      [
        "value = {",
        `  for key, one in var.components : key => f("${"x".repeat(60)}", one)`,
        "  if one.wake != null",
        "}",
        "",
      ].join("\n"),
    ));

  it("writes a long list one item a line, with a comma after the last", () =>
    expect(laidOut(`["${"a".repeat(70)}", "${"b".repeat(70)}"]`)).toBe(
      ["value = [", `  "${"a".repeat(70)}",`, `  "${"b".repeat(70)}",`, "]", ""].join("\n"),
    ));

  it("leaves comments out", () => expect(laidOut("[1, # one\n 2 /* two */]")).toBe("value = [1, 2]\n"));

  it("reads line ends between the items of an object", () =>
    expect(laidOut("{\n\n  a = 1\n\n  b = 2,\n}")).toBe("value = {\n  a = 1\n  b = 2\n}\n"));
});

describe("a value of Terraform's JSON syntax", () => {
  it.each([
    [0, "0"],
    [-0, "0"],
    [-1.5, "-1.5"],
    [1e21, "1e+21"],
    [false, "false"],
    [null, "null"],
    ["", '""'],
    [[], "[]"],
    [{}, "{}"],
    [{ a: undefined, b: 0 }, "{ b = 0 }"],
    ["1", '"1"'],
    [{ "${a.b}": 1, "c ${a.b}": 2, true: 3 }, '{ (a.b) = 1, "c ${a.b}" = 2, "true" = 3 }'],
  ])("%j is %s", (value, expected) => expect(expressionOf(value)).toBe(expected));

  it.each([[Number.NaN], [Number.POSITIVE_INFINITY], [1n], [() => 0]])("%p is refused", (value) =>
    expect(() => expressionOf(value)).toThrow(/no number that HCL can hold|cannot be printed as HCL/),
  );
});

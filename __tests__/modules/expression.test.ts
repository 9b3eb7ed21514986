import { bare, numberOf, textOf } from "../../src/modules/expression";
import { emptyStack } from "../support/synthesized";

const read = (value: unknown) => bare(emptyStack(), value);

describe("an expression inside a larger one", () => {
  it.each([
    ["a reference", "${var.copies}", "var.copies"],
    ["a call with braces in it", '${merge({ "a" = 1 }, { "b" = 2 })}', 'merge({ "a" = 1 }, { "b" = 2 })'],
    ["two references", "${var.a}-${var.b}", '"${var.a}-${var.b}"'],
    ["a reference in a text", "endpoint/${var.name}", '"endpoint/${var.name}"'],
    ["a condition without braces", "length(var.names) > 0", "length(var.names) > 0"],
  ])("is without braces around the whole, or a text in quotes: %s", (_, text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it("is what a token stands for", () => {
    expect(read(numberOf("var.copies"))).toBe("var.copies");
    expect(read(`${textOf("var.a")}-${textOf("var.b")}`)).toBe('"${var.a}-${var.b}"');
  });
});

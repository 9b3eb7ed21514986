import { ScaleToZeroError } from "../../../src/errors";
import { readExpression } from "../../../src/hcl/tree/reader";

describe("a variable of a for", () => {
  it.each([
    ["[for in in var.names : in]", "in"],
    ["{ for key, in in var.names : key => in.value }", "in"],
    ["[for if in var.names : if if if != null]", "if"],
    ["{\n  for for, name in var.names : for => name\n}", "for"],
    ["flatten([for name in var.names : [for in in name : in]])", "in"],
  ])("that is called as a keyword is refused: %s", (source, name) => {
    const read = () => readExpression(source);
    expect(read).toThrow(ScaleToZeroError);
    expect(read).toThrow(`a variable of a for is called ${name}, which is a keyword there: give it another name`);
  });

  it.each([
    "[for name in var.in : name.in if name.if]",
    "{ for key, inner in var.for : key => inner }",
    "{ in = 1, if = 2 }",
    "{ for = 1 }",
    "[for]",
  ])("that is called otherwise is read, and keywords elsewhere: %s", (source) => {
    expect(readExpression(source)).not.toEqual([]);
  });
});

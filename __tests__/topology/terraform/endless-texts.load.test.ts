import { parseTemplate } from "../../../src/hcl/expression/parser";
import { parseTerraform } from "../../../src/topology";
import { processorSeconds } from "../../support/processor-time";

describe("the parser of expressions", () => {
  it.each([
    ["opened for ever", "${".repeat(50_000)],
    ["nested for ever", `\${${"[".repeat(50_000)}`],
    ["quoted for ever", `\${${'"${'.repeat(50_000)}`],
    ["called for ever", `\${${"f(".repeat(50_000)}`],
    ["indexed for ever", `\${a${"[a".repeat(50_000)}`],
    ["commented for ever", `\${a ${"/*".repeat(50_000)}}`],
    ["added for ever", `\${${"a+".repeat(50_000)}a}`],
    ["keyed for ever", `\${{${"a=".repeat(50_000)}}}`],
    ["longer than anything real", `\${var.a}${"x".repeat(2_000_000)}`],
  ])("is done at once with a text %s", (_, text) => {
    const seconds = processorSeconds(() => {
      parseTemplate(text);
      parseTerraform(JSON.stringify({ resource: { aws_sagemaker_endpoint: { a: { name: text } } } }), "any.json");
    });
    expect(seconds).toBeLessThan(2);
  });
});

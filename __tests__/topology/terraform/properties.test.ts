import fc from "fast-check";
import { ScaleToZeroError } from "../../../src/errors";
import { parseTerraform } from "../../../src/topology";
import { parseTemplate } from "../../../src/topology/terraform/expression/parser";
import { MAPPERS } from "../../../src/topology/terraform/resources/registry";

/** Reads it, or complains in our own words. Anything else fails the test. */
function readsOrComplains(document: unknown): void {
  try {
    // What was before is read when it is asked for.
    parseTerraform(JSON.stringify(document), "any.json").before?.endpoints.at(0);
  } catch (error) {
    if (!(error instanceof ScaleToZeroError)) {
      throw error;
    }
  }
}

/** Names that the readers look for, so that arbitrary JSON gets past the first door. */
const names = fc.constantFrom(
  ...["name", "production_variants", "managed_instance_scaling", "min_instance_count", "model_name", "dimensions"],
  ...[
    "desired_state",
    "type_name",
    "resource_id",
    "alarm_actions",
    "target",
    "input",
    "assume_role_policy",
    "statement",
  ],
  ...[
    "step_scaling_policy_configuration",
    "step_adjustment",
    "for_each",
    "count",
    "dynamic",
    "__proto__",
    "constructor",
  ],
);
const texts = fc.oneof(
  fc.string(),
  fc.constantFrom(
    ...["${var.x}", "${aws_sagemaker_endpoint.a.name}", "${jsonencode({a = 1})}", '{"a":"${local.x}"}', "${each.key}"],
    ...["AWS::SageMaker::InferenceComponent", "inference-component/a", "endpoint/a/variant/b", "${", "%{ if x }", "0"],
  ),
);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.oneof(texts, fc.integer(), fc.boolean(), fc.constant(null), fc.double({ noNaN: true, noDefaultInfinity: true })),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fc.oneof(names, fc.string()), tie("value"), { maxKeys: 5 }),
  ),
}));
const type = fc.constantFrom(...MAPPERS.keys(), "aws_cloudformation_stack", "null_resource");
const resource = fc.record(
  { address: texts, type, name: fc.constantFrom("a", "b"), index: value, values: value, sensitive_values: value },
  { requiredKeys: ["address", "type"] },
);
const moduleOf = fc.record(
  { resources: fc.oneof(fc.array(resource), value), child_modules: fc.oneof(fc.constant([]), value) },
  { requiredKeys: [] },
);

describe("the reader", () => {
  it("reads any JSON, or complains in its own words", () => {
    fc.assert(fc.property(fc.jsonValue(), readsOrComplains));
  });

  it("reads any plan, or complains in its own words", () => {
    const change = fc.record({ address: texts, type, change: fc.record({ after_unknown: value }) });
    const configured = fc.record({ address: texts, expressions: value, for_each_expression: value });
    const plan = fc.record(
      {
        format_version: fc.constantFrom("1.2", "1.0"),
        planned_values: fc.oneof(fc.record({ root_module: moduleOf }), value),
        prior_state: fc.oneof(fc.record({ values: fc.record({ root_module: moduleOf }) }), value),
        resource_changes: fc.oneof(fc.array(change), value),
        configuration: fc.record({
          root_module: fc.record({ resources: fc.array(configured), module_calls: value, outputs: value }),
        }),
      },
      { requiredKeys: ["format_version", "planned_values"] },
    );
    fc.assert(fc.property(plan, readsOrComplains), { numRuns: 300 });
  });

  it("reads any synthesized JSON, or complains in its own words", () => {
    const blocks = fc.dictionary(type, fc.dictionary(fc.constantFrom("a", "b"), value, { maxKeys: 2 }), { maxKeys: 4 });
    const stack = fc.record({ resource: blocks, data: value, locals: value, output: value, module: value });
    fc.assert(fc.property(stack, readsOrComplains), { numRuns: 300 });
  });
});

describe("the parser of expressions", () => {
  const tokens = fc.constantFrom(
    ...[
      "${",
      "}",
      "{",
      "[",
      "]",
      "(",
      ")",
      '"',
      "\\",
      "=",
      ":",
      ",",
      ".",
      "*",
      "?",
      "...",
      "=>",
      "$${",
      "%{",
      "~",
      "\n",
    ],
    ...[
      "for ",
      " in ",
      " if ",
      "jsonencode",
      "aws_x.y",
      "each.key",
      "null",
      "true",
      "12",
      "-",
      "!",
      "&&",
      "#",
      "/*",
      "//",
      "é",
    ],
  );

  it("parses any text, or says that it does not know it", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(tokens, { maxLength: 60 }).map((all) => `\${${all.join("")}`),
        ),
        (text) => {
          expect(() => parseTemplate(text)).not.toThrow();
        },
      ),
      { numRuns: 2_000 },
    );
  });

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
    const start = performance.now();
    parseTemplate(text);
    parseTerraform(JSON.stringify({ resource: { aws_sagemaker_endpoint: { a: { name: text } } } }), "any.json");
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

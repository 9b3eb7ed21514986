import fc from "fast-check";
import { MAPPERS } from "../../src/topology/terraform/resources/registry";

/* Terraform documents put together at random, of names that the readers look for: most of what is in them is wrong. */

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

export const texts = fc.oneof(
  fc.string(),
  fc.constantFrom(
    ...["${var.x}", "${aws_sagemaker_endpoint.a.name}", "${jsonencode({a = 1})}", '{"a":"${local.x}"}', "${each.key}"],
    ...["AWS::SageMaker::InferenceComponent", "inference-component/a", "endpoint/a/variant/b", "${", "%{ if x }", "0"],
  ),
);

export const { value } = fc.letrec((tie) => ({
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
const change = fc.record({ address: texts, type, change: fc.record({ after_unknown: value }) });
const configured = fc.record({ address: texts, expressions: value, for_each_expression: value });

export const arbitraryPlan = fc.record(
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

const blocks = fc.dictionary(type, fc.dictionary(fc.constantFrom("a", "b"), value, { maxKeys: 2 }), { maxKeys: 4 });

export const arbitraryStack = fc.record({ resource: blocks, data: value, locals: value, output: value, module: value });

/** What expressions are made of, for texts that are nearly some. */
export const expressionTokens = fc.constantFrom(
  ...["${", "}", "{", "[", "]", "(", ")", '"', "\\", "=", ":", ",", ".", "*", "?", "...", "=>", "$${", "%{", "~", "\n"],
  ...["for ", " in ", " if ", "jsonencode", "aws_x.y", "each.key", "null", "true", "12", "-", "!", "&&", "#", "/*"],
  ...["//", "é"],
);

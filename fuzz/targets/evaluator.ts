import fc from "fast-check";
import { expressionTokens, texts } from "../../__tests__/support/arbitrary-document";
import { expression } from "../../__tests__/support/arbitrary-hcl";
import { answered } from "../answers";
import { anyText } from "../generators/texts";
import { readingOf } from "../reading";
import type { Target } from "../target";

const NAMES = ["a", "b", "c", "d"] as const;

/** What refers to what is there: to a local, an argument of a resource, a data source, or to itself. */
const reference = fc.constantFrom(
  ...NAMES.map((name) => `local.${name}`),
  ...["local.a[0]", "local.b.c", 'local.c["x"]', "aws_sagemaker_endpoint.a.name", "aws_sagemaker_endpoint.b.id"],
  ...["aws_cloudwatch_metric_alarm.a.alarm_name", "aws_cloudwatch_metric_alarm.a.dimensions", "var.a", "each.value"],
  ...["data.aws_iam_policy_document.a.json", "data.terraform_remote_state.a.outputs.a", "module.a.b", "count.index"],
);

/** Expressions of the functions that are worked out here, in each other. */
const worked: fc.Arbitrary<string> = fc.letrec<{ worked: string }>((tie) => {
  const inner = tie("worked");
  const list = fc.array(inner, { maxLength: 4 });
  const quoted = fc.array(
    fc.oneof(
      inner.map((one) => `\${${one}}`),
      fc.constantFrom("a", "%s", "/", " "),
    ),
    { maxLength: 4 },
  );
  return {
    worked: fc.oneof(
      { maxDepth: 5, depthIdentifier: "worked" },
      reference,
      fc.constantFrom('"x"', "1", "null", "[]", "{}", '"%s"', '"%s-%s"'),
      list.map((items) => `[${items.join(", ")}]`),
      list.map((items) => `concat(${items.join(", ")})`),
      list.map((items) => `concat(${items.map((item) => `[${item}]`).join(", ")})`),
      fc.tuple(inner, inner).map(([separator, items]) => `join(${separator}, ${items})`),
      list.map((items) => `format("%s${"-%s".repeat(Math.max(items.length - 1, 0))}", ${items.join(", ")})`),
      fc
        .tuple(fc.constantFrom("jsonencode", "jsondecode", "tostring", "tolist", "toset", "merge", "flatten"), inner)
        .map(([name, one]) => `${name}(${one})`),
      fc.tuple(fc.constantFrom("a", '"b c"', "(local.a)"), inner).map(([key, one]) => `{ ${key} = ${one} }`),
      quoted.map((parts) => `"${parts.join("")}"`),
    ),
  };
}).worked;

const template = fc.oneof(
  { weight: 4, arbitrary: worked.map((source) => `\${${source}}`) },
  {
    weight: 2,
    arbitrary: fc.tuple(worked, anyText, worked).map(([one, text, other]) => `\${${one}}${text}\${${other}}`),
  },
  { weight: 1, arbitrary: expression.map((source) => `\${${source}}`) },
  { weight: 1, arbitrary: fc.array(expressionTokens, { maxLength: 40 }).map((all) => `\${${all.join("")}`) },
  { weight: 1, arbitrary: fc.oneof(texts, anyText) },
);

const value = fc.oneof(
  { weight: 4, arbitrary: template },
  { weight: 1, arbitrary: fc.array(template, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.dictionary(fc.oneof(fc.constantFrom(...NAMES), template), template, { maxKeys: 3 }) },
);

const stack = fc.record({
  locals: fc.dictionary(fc.constantFrom(...NAMES), value, { maxKeys: 4 }),
  output: fc.record({ a: fc.record({ value }) }, { requiredKeys: [] }),
  resource: fc.record({
    aws_sagemaker_endpoint: fc.record({
      a: fc.record({ name: value, endpoint_config_name: value }),
      b: fc.record({ name: value, for_each: value }, { requiredKeys: ["name"] }),
    }),
    aws_cloudwatch_metric_alarm: fc.record({
      a: fc.record({ alarm_name: value, dimensions: value, alarm_actions: value, threshold: value }),
    }),
    aws_scheduler_schedule: fc.record({ a: fc.record({ target: fc.record({ arn: value, input: value }) }) }),
    aws_iam_role: fc.record({ a: fc.record({ name: value, assume_role_policy: value }) }),
  }),
  data: fc.record({
    aws_iam_policy_document: fc.record({ a: fc.record({ statement: fc.array(value, { maxLength: 2 }) }) }),
  }),
});

/** Expressions and templates that refer to each other, in the JSON that CDKTF writes. */
export const evaluator: Target = {
  name: "evaluator",
  batch: 300,
  share: 2,
  inputs: () => stack.map((document) => JSON.stringify(document)),
  run: (input) => answered(() => readingOf(input)),
};

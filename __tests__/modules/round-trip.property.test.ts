import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { TerraformLocal } from "cdktf";
import fc from "fast-check";
import { ModuleOutput, ModuleVariable } from "../../src/modules";
import { asLiteral, expression, hostileText } from "../support/arbitrary-hcl";
import { expectFaithful, moduleStack } from "../support/printed";

/** Keys that mean something to JavaScript or to Terraform's JSON syntax itself. */
const key = hostileText.filter((text) => text !== "//" && text !== "__proto__").map(asLiteral);

const value = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    hostileText.map(asLiteral),
    expression.map((source) => `\${${source}}`),
    fc.tuple(hostileText, expression).map(([text, source]) => `${asLiteral(text)} \${f(${source})} ${asLiteral(text)}`),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(key, tie("value"), { maxKeys: 3 }),
  ),
})).value;

describe("whatever a stack holds", () => {
  it("is printed as it is", () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(value, { maxLength: 4 }),
        hostileText.map(asLiteral),
        fc.dictionary(key, hostileText.map(asLiteral), { maxKeys: 3 }),
        async (values, text, tags) => {
          const stack = moduleStack((module) => {
            values.forEach((one, index) => {
              new TerraformLocal(module, `local_${index}`, one);
            });
            new ModuleVariable(module, "text", { description: text, type: "any", default: tags });
            new ModuleOutput(module, "value", { description: text, value: values });
            new CloudwatchMetricAlarm(module, "Alarm", {
              alarmName: text,
              alarmDescription: text,
              comparisonOperator: text,
              evaluationPeriods: 1,
              tags,
              metricQuery: [{ id: text, metric: { metricName: text, period: 60, stat: text, dimensions: tags } }],
            });
          });
          await expectFaithful(stack);
        },
      ),
    ));
});

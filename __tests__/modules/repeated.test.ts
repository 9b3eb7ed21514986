import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { SagemakerEndpoint } from "@cdktf/provider-aws/lib/sagemaker-endpoint";
import { SagemakerEndpointConfiguration } from "@cdktf/provider-aws/lib/sagemaker-endpoint-configuration";
import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { number, object, text } from "../../src/modules/inputs/attribute";
import type { ModuleStack } from "../../src/modules/module-stack";
import { Optional } from "../../src/modules/optional";
import { Repeated } from "../../src/modules/repeated";
import { Single } from "../../src/modules/single";
import { moduleStack } from "../support/printed";

const ATTRIBUTES = { name: text("Name."), wake: object("Wake.", { copies: number("Copies.", { default: 1 }) }) };

/** A configuration and the endpoint that runs it. */
function pair(scope: Construct, name: string): SagemakerEndpoint {
  const configuration = new SagemakerEndpointConfiguration(scope, "Configuration", { name, productionVariants: [{}] });
  return new SagemakerEndpoint(scope, "Endpoint", { name, endpointConfigName: configuration.name });
}

const resourcesOf = (build: (stack: ModuleStack) => void) => moduleStack(build).toTerraform().resource;

describe("what is created in a repeated scope", () => {
  const repeated = (stack: ModuleStack) =>
    new Repeated(stack, "Llm", { forEach: "var.endpoints", attributes: ATTRIBUTES });

  it("is created for each element, and refers to what belongs to the same one", () => {
    const resource = resourcesOf((stack) => {
      const group = repeated(stack);
      pair(group, group.value.text("name"));
    });
    expect(resource).toMatchObject({
      aws_sagemaker_endpoint_configuration: {
        llm_configuration: { for_each: "${var.endpoints}", name: "${each.value.name}", production_variants: [{}] },
      },
      aws_sagemaker_endpoint: {
        llm_endpoint: {
          for_each: "${var.endpoints}",
          name: "${each.value.name}",
          endpoint_config_name: "${aws_sagemaker_endpoint_configuration.llm_configuration[each.key].name}",
        },
      },
    });
  });

  it("takes attributes of attributes, and the key of the element", () => {
    const resource = resourcesOf((stack) => {
      const group = repeated(stack);
      const threshold = group.value.number("wake.copies");
      new CloudwatchMetricAlarm(group, "Alarm", {
        alarmName: `${group.key}-wake`,
        comparisonOperator: "GreaterThanThreshold",
        evaluationPeriods: 1,
        threshold,
      });
    });
    expect(resource.aws_cloudwatch_metric_alarm.llm_alarm).toMatchObject({
      alarm_name: "${each.key}-wake",
      threshold: "${each.value.wake.copies}",
    });
  });

  it("is left out for elements that do not want it, by its path", () => {
    const resource = resourcesOf((stack) => {
      const group = repeated(stack);
      group.only((it) => `${it}.name != null`, "Endpoint");
      pair(group, "a");
    });
    expect(resource.aws_sagemaker_endpoint.llm_endpoint.for_each).toBe(
      "${{ for key, llm in var.endpoints : key => llm if llm.name != null }}",
    );
    expect(resource.aws_sagemaker_endpoint_configuration.llm_configuration.for_each).toBe("${var.endpoints}");
  });

  it("finds its element from the elements of an inner collection", () => {
    const resource = resourcesOf((stack) => {
      const outer = repeated(stack);
      const endpoint = pair(outer, outer.value.text("name"));
      const inner = new Repeated(stack, "Window", {
        forEach: "local.windows",
        attributes: { name: text("Name.") },
        outer: { group: outer, key: "each.value.llm", value: "var.endpoints[each.value.llm]" },
      });
      new CloudwatchMetricAlarm(inner, "Alarm", {
        alarmName: `${outer.value.text("name")}-${inner.value.text("name")}`,
        comparisonOperator: "GreaterThanThreshold",
        evaluationPeriods: 1,
        alarmActions: [endpoint.arn],
      });
    });
    expect(resource.aws_cloudwatch_metric_alarm.window_alarm).toMatchObject({
      for_each: "${local.windows}",
      alarm_name: "${var.endpoints[each.value.llm].name}-${each.value.name}",
      alarm_actions: ["${aws_sagemaker_endpoint.llm_endpoint[each.value.llm].arn}"],
    });
  });

  it("is asked for by the names of its attributes, and a wrong one is told", () => {
    expect(() => resourcesOf((stack) => void repeated(stack).value.number("wake.copy"))).toThrow("wake.copy");
  });
});

describe("what may be left out as a whole", () => {
  it("is counted, and referred to as the first", () => {
    const stack = moduleStack((module) => {
      const endpoint = pair(new Optional(module, "Own", "var.name == null"), "a");
      new TerraformOutput(module, "arn", { value: endpoint.arn });
    });
    const { resource, output } = stack.toTerraform();
    expect(resource.aws_sagemaker_endpoint.own_endpoint).toMatchObject({
      count: "${var.name == null ? 1 : 0}",
      endpoint_config_name: "${aws_sagemaker_endpoint_configuration.own_configuration[0].name}",
    });
    expect(output.arn.value).toBe("${aws_sagemaker_endpoint.own_endpoint[0].arn}");
  });
});

describe("what a module creates once", () => {
  it("takes the variables themselves, and is counted only where it may be left out", () => {
    const resource = resourcesOf((stack) => {
      const group = new Single(stack, "Llm", ATTRIBUTES);
      group.only((it) => `${it}.name != null`, "Endpoint");
      pair(group, group.value.text("name"));
    });
    expect(resource.aws_sagemaker_endpoint.llm_endpoint).toMatchObject({
      count: "${var.name != null ? 1 : 0}",
      name: "${var.name}",
      endpoint_config_name: "${aws_sagemaker_endpoint_configuration.llm_configuration.name}",
    });
    expect(resource.aws_sagemaker_endpoint_configuration.llm_configuration).not.toHaveProperty("count");
  });

  it("is one item in a list, or none", () => {
    const group = new Single(
      moduleStack(() => {}),
      "Llm",
      ATTRIBUTES,
    );
    expect([group.listOf("var.name"), group.listOf("var.name", (it) => `${it}.name != null`)]).toEqual([
      "[var.name]",
      "var.name != null ? [var.name] : []",
    ]);
  });
});

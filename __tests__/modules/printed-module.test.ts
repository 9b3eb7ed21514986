import { AppautoscalingTarget } from "@cdktf/provider-aws/lib/appautoscaling-target";
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { SagemakerEndpointConfiguration } from "@cdktf/provider-aws/lib/sagemaker-endpoint-configuration";
import { Fn, TerraformLocal } from "cdktf";
import { addCheck, addComment, ModuleOutput, ModuleVariable, printedModule } from "../../src/modules";
import { filesOf, mainOf, moduleStack } from "../support/printed";

const alarm = {
  alarmName: "wake",
  comparisonOperator: "GreaterThanOrEqualToThreshold",
  evaluationPeriods: 1,
  threshold: 1,
};

describe("a printed module", () => {
  it("has the four files that people look for, even where there is nothing to say in one", () =>
    expect(Object.keys(filesOf(() => {}))).toEqual(["main.tf", "variables.tf", "outputs.tf", "versions.tf"]));

  it("says which Terraform and which provider it needs, and configures neither", () =>
    expect(filesOf((stack) => new CloudwatchMetricAlarm(stack, "Wake", alarm))["versions.tf"]).toBe(
      [
        "terraform {",
        '  required_version = ">= 1.5.0"',
        "",
        "  required_providers {",
        "    aws = {",
        '      source  = "hashicorp/aws"',
        '      version = ">= 6.21.0, < 7.0.0"',
        "    }",
        "  }",
        "}",
        "",
      ].join("\n"),
    ));

  it("tells a resource as people do: name, arguments, what takes lines, blocks, lifecycle, order", () => {
    const main = mainOf((stack) => {
      const target = new AppautoscalingTarget(stack, "Target", {
        minCapacity: 0,
        maxCapacity: 2,
        resourceId: "endpoint/a",
        scalableDimension: "d",
        serviceNamespace: "sagemaker",
      });
      const wake = new CloudwatchMetricAlarm(stack, "Wake", {
        ...alarm,
        actionsEnabled: true,
        dimensions: { EndpointName: "llm" },
        tags: { Team: "ml" },
        metricQuery: [{ id: "m", returnData: false }],
        lifecycle: { createBeforeDestroy: true },
        dependsOn: [target],
      });
      wake.addOverride("for_each", "${var.components}");
      addComment(wake, "One refused request is enough.");
    });
    expect(main).toBe(`resource "aws_appautoscaling_target" "target" {
  max_capacity       = 2
  min_capacity       = 0
  resource_id        = "endpoint/a"
  scalable_dimension = "d"
  service_namespace  = "sagemaker"
}

# One refused request is enough.
resource "aws_cloudwatch_metric_alarm" "wake" {
  for_each = var.components

  alarm_name          = "wake"
  actions_enabled     = true
  comparison_operator = "GreaterThanOrEqualToThreshold"
  evaluation_periods  = 1
  threshold           = 1

  dimensions = {
    EndpointName = "llm"
  }

  tags = {
    Team = "ml"
  }

  metric_query {
    id          = "m"
    return_data = false
  }

  lifecycle {
    create_before_destroy = true
  }

  depends_on = [aws_appautoscaling_target.target]
}
`);
  });

  it("keeps 0, false, the empty text and null as defaults: none of them makes a variable required", () => {
    const { "variables.tf": variables } = filesOf((stack) => {
      new ModuleVariable(stack, "min", { description: "Least.", type: "number", default: 0, nullable: false });
      new ModuleVariable(stack, "on", { description: "On.", type: "bool", default: false });
      new ModuleVariable(stack, "none", { description: "None.", type: "string", default: null });
      new ModuleVariable(stack, "given", { description: "Given.", type: "string" });
    });
    expect(variables).toBe(`variable "min" {
  description = "Least."
  type        = number
  default     = 0
  nullable    = false
}

variable "on" {
  description = "On."
  type        = bool
  default     = false
}

variable "none" {
  description = "None."
  type        = string
  default     = null
}

variable "given" {
  description = "Given."
  type        = string
}
`);
  });

  it("leaves the keys of a default as they are", () => {
    const { "variables.tf": variables } = filesOf((stack) => {
      new ModuleVariable(stack, "map", {
        description: "d",
        type: "any",
        default: { maxCopies: 1, "Key-B": [{ aB: 0 }] },
      });
    });
    expect(variables).toContain("    maxCopies = 1\n");
    expect(variables).toContain('    "Key-B"   = [{ aB = 0 }]\n');
  });

  it("writes a validation as a block, with its condition bare", () => {
    const { "variables.tf": variables } = filesOf((stack) => {
      const variable = new ModuleVariable(stack, "copies", {
        description: "Copies.",
        type: "number",
        validation: [{ condition: "var.copies >= 1", errorMessage: 'At least "1".' }],
      });
      variable.addValidation({ condition: "${var.copies <= 9}", errorMessage: "At most 9." });
    });
    expect(variables).toContain(`
  validation {
    condition     = var.copies >= 1
    error_message = "At least \\"1\\"."
  }

  validation {
    condition     = var.copies <= 9
    error_message = "At most 9."
  }
`);
  });

  it("has locals first, what others refer to before them, and checks last", () => {
    const main = mainOf((stack) => {
      addCheck(stack, "asleep", { assert: [{ condition: "true", errorMessage: "No." }] });
      new CloudwatchMetricAlarm(stack, "Wake", { ...alarm, alarmActions: ["${aws_appautoscaling_target.target.arn}"] });
      new AppautoscalingTarget(stack, "Target", {
        minCapacity: 0,
        maxCapacity: 1,
        resourceId: "r",
        scalableDimension: "d",
        serviceNamespace: "s",
      });
      new TerraformLocal(stack, "number", 0);
    });
    expect(main.match(/^\w+.*\{$/gm)).toEqual([
      "locals {",
      'resource "aws_appautoscaling_target" "target" {',
      'resource "aws_cloudwatch_metric_alarm" "wake" {',
      'check "asleep" {',
    ]);
  });

  it("has every check that was added, by its whole name", () => {
    const assert = [{ condition: "true", errorMessage: "No." }];
    const named = (...names: readonly string[]) =>
      mainOf((stack) => {
        for (const name of names) {
          addCheck(stack, name, { assert });
        }
      });
    expect(named("asleep", "awake").match(/^check .*$/gm)).toEqual(['check "asleep" {', 'check "awake" {']);
    // Terraform refuses such a name; it must not become the path of something else.
    expect(named("a.b").match(/^check .*$/gm)).toEqual(['check "a.b" {']);
    expect(named(".".repeat(300))).toContain(`check "${".".repeat(300)}" {`);
  });

  it("knows a block that an override adds, at any depth", () => {
    const main = mainOf((stack) => {
      new SagemakerEndpointConfiguration(stack, "This", { productionVariants: [{ variantName: "a" }] }).addOverride(
        "production_variants.0.managed_instance_scaling",
        { min_instance_count: 0 },
      );
    });
    expect(main).toContain("    managed_instance_scaling {\n      min_instance_count = 0\n    }\n");
  });

  it("writes a document as one can read it", () =>
    expect(
      mainOf((stack) => {
        new TerraformLocal(stack, "policy", Fn.jsonencode({ Statement: [{ Effect: "Allow", Action: ["a:b"] }] }));
      }),
    ).toBe(`locals {
  policy = jsonencode({
    Statement = [{
      Effect = "Allow"
      Action = ["a:b"]
    }]
  })
}
`));

  it("is the same each time", () => {
    const build = () => printedModule(moduleStack((stack) => new CloudwatchMetricAlarm(stack, "Wake", alarm)));
    expect(build()).toEqual(build());
  });

  it("says where something is that HCL cannot hold", () =>
    expect(() =>
      filesOf((stack) => {
        new CloudwatchMetricAlarm(stack, "Wake", { ...alarm, dimensions: { EndpointName: "a\0b" } });
      }),
    ).toThrow(
      'resource "aws_cloudwatch_metric_alarm" "wake": dimensions: "a\\u0000b": HCL cannot hold this text: a NUL character; take it out, or encode it',
    ));

  it("says that a block cannot be an expression, and what to do", () =>
    expect(() =>
      filesOf((stack) => {
        new CloudwatchMetricAlarm(stack, "Wake", alarm).addOverride("metric_query", "${var.queries}");
      }),
    ).toThrow(/metric_query: metric_query is a block, and was given an expression: .*dynamic block/));

  it.each([
    ["an argument", (name: string) => ({ resource: { aws_sns_topic: { a: { [name]: 1 } } } })],
    ["a top-level block", (name: string) => ({ [name]: {} })],
  ])("refuses a name that %s cannot have", (_, overrides) =>
    expect(() =>
      filesOf((stack) => {
        for (const [name, value] of Object.entries(overrides("no name"))) {
          stack.addOverride(name, value);
        }
      }),
    ).toThrow(/"no name" is no/),
  );

  it("tells what is wrong with the constructs before it prints anything", () =>
    expect(() => filesOf((stack) => stack.node.addValidation({ validate: () => ["too many copies"] }))).toThrow(
      /example: 1 problem\n {2}too many copies/,
    ));

  it("gives an output what it is told, preconditions and null included", () => {
    const { "outputs.tf": outputs } = filesOf((stack) => {
      new ModuleOutput(stack, "all", {
        description: "All.",
        value: { a: null, b: 0 },
        sensitive: false,
        precondition: [{ condition: "true", errorMessage: "No." }],
      });
    });
    expect(outputs).toBe(`output "all" {
  description = "All."
  value = {
    a = null
    b = 0
  }
  sensitive = false

  precondition {
    condition     = true
    error_message = "No."
  }
}
`);
  });

  it("has locals that stand apart where one takes several lines or is explained", () => {
    const main = mainOf((stack) => {
      new TerraformLocal(stack, "a", 1);
      new TerraformLocal(stack, "bb", 2);
      addComment(new TerraformLocal(stack, "c", 3), "Why it is three.");
      new TerraformLocal(stack, "d", 4);
    });
    expect(main).toBe(
      ["locals {", "  a  = 1", "  bb = 2", "", "  # Why it is three.", "  c = 3", "", "  d = 4", "}", ""].join("\n"),
    );
  });
});

import { SagemakerEndpoint } from "@cdktf/provider-aws/lib/sagemaker-endpoint";
import { atMost, type Check, range } from "../../src/constructs/checks/check";
import { checkAll } from "../../src/constructs/checks/check-all";
import { number } from "../../src/modules/inputs/attribute";
import { within } from "../../src/modules/inputs/checks";
import { declareVariables } from "../../src/modules/inputs/declare-variables";
import type { Values } from "../../src/modules/inputs/values";
import type { ModuleStack } from "../../src/modules/module-stack";
import { requirePrecondition } from "../../src/modules/precondition";
import { Repeated } from "../../src/modules/repeated";
import { callVariables } from "../../src/modules/variable-names";
import { moduleStack } from "../support/printed";

const AT_LEAST_ONE = { min: 1, integer: true, source: "a test" };

function module(build: (endpoint: SagemakerEndpoint, stack: ModuleStack, inputs: Values) => void) {
  const { resource, variable } = moduleStack((stack) => {
    const inputs = declareVariables(stack, {
      max_copies: number("Copies.", { check: within(AT_LEAST_ONE) }),
      min_copies: number("Copies."),
    });
    build(new SagemakerEndpoint(stack, "Endpoint", { endpointConfigName: "a" }), stack, inputs);
  }).toTerraform();
  return { lifecycle: resource.aws_sagemaker_endpoint.endpoint.lifecycle, variable };
}

const ask = (endpoint: SagemakerEndpoint, check: Check) => {
  endpoint.lifecycle = { precondition: checkAll(endpoint, [check]) };
};

const isHigh = { condition: "${var.max_copies > 1}", errorMessage: "max_copies is low." };

/** What the constructs ask of two variables together. */
const bounded = (inputs: Values) =>
  atMost(
    { property: "wake.alarm.datapointsToAlarm", value: inputs.number("max_copies") },
    { property: "wake.alarm.evaluationPeriods", value: inputs.number("min_copies") },
    { advice: "SageMaker says so: see maxCopies" },
  );

describe("what a resource of a module is asked for", () => {
  it("is in the words of the module", () => {
    const { lifecycle } = module((endpoint, _, inputs) => ask(endpoint, bounded(inputs)));
    expect(lifecycle.precondition).toEqual([
      {
        condition: "${(var.max_copies <= var.min_copies)}",
        error_message:
          "wake.alarm.datapoints_to_alarm must be at most evaluation_periods: SageMaker says so: see maxCopies.",
      },
    ]);
  });

  it("has the unit in the name of the variable", () => {
    const limit = { min: 7, source: "a test" };
    const { lifecycle } = module((endpoint, _, inputs) =>
      ask(endpoint, range("wake.cooldown", inputs.number("max_copies"), limit, "seconds")),
    );
    expect(lifecycle.precondition[0].error_message).toBe("wake.cooldown_seconds must be at least 7.");
  });

  it("may be written with braces or without", () => {
    const { lifecycle } = module((endpoint) =>
      requirePrecondition(endpoint, { ...isHigh, condition: "var.max_copies > 1" }),
    );
    expect(lifecycle.precondition[0].condition).toBe("${var.max_copies > 1}");
  });

  it("is called otherwise where the variables lie elsewhere", () => {
    const { lifecycle } = module((endpoint, stack, inputs) => {
      callVariables(stack, { "wake.alarm.": "wake." });
      ask(endpoint, bounded(inputs));
    });
    expect(lifecycle.precondition[0].error_message).toMatch(
      /^wake\.datapoints_to_alarm must be at most evaluation_periods:/,
    );
  });

  it("keeps the words of AWS in a sentence that a module has written itself", () => {
    const { lifecycle } = module((endpoint) =>
      requirePrecondition(endpoint, { ...isHigh, errorMessage: "The status inService is not one of maxCopies." }),
    );
    expect(lifecycle.precondition[0].error_message).toBe("The status inService is not one of maxCopies.");
  });

  it("says which of several instances it is about, and nothing where it is about none", () => {
    const { resource } = moduleStack((stack) => {
      const group = new Repeated(stack, "Llm", {
        forEach: "var.endpoints",
        attributes: { max_copies: number("Copies.") },
        called: 'endpoints["${each_llm.key}"]',
      });
      const endpoint = new SagemakerEndpoint(group, "Endpoint", { endpointConfigName: "a" });
      requirePrecondition(endpoint, { condition: "each_llm.value.max_copies > 1", errorMessage: "max_copies is low." });
      requirePrecondition(endpoint, { condition: "var.role != null", errorMessage: "role is required." });
    }).toTerraform();
    expect(resource.aws_sagemaker_endpoint.llm_endpoint.lifecycle.precondition).toEqual([
      { condition: "${each.value.max_copies > 1}", error_message: 'endpoints["${each.key}"]: max_copies is low.' },
      { condition: "${var.role != null}", error_message: "role is required." },
    ]);
  });

  it("is not what the variable is asked for itself", () => {
    const { lifecycle, variable } = module((endpoint, _, inputs) => {
      const check = within(AT_LEAST_ONE)("maxCopies", inputs.number("max_copies"));
      endpoint.lifecycle = { preventDestroy: true, precondition: checkAll(endpoint, [check]) };
    });
    expect(variable.max_copies.validation).toHaveLength(1);
    expect(lifecycle).toEqual({ prevent_destroy: true });
  });
});

import { SagemakerEndpoint } from "@cdktf/provider-aws/lib/sagemaker-endpoint";
import { number } from "../../src/modules/inputs/attribute";
import { within } from "../../src/modules/inputs/checks";
import { declareVariables } from "../../src/modules/inputs/declare-variables";
import type { Values } from "../../src/modules/inputs/values";
import type { ModuleStack } from "../../src/modules/module-stack";
import { sayInstead } from "../../src/modules/own-conditions";
import { requirePrecondition } from "../../src/modules/precondition";
import { Repeated } from "../../src/modules/repeated";
import { moduleStack } from "../support/printed";

const AT_LEAST_ONE = { min: 1, integer: true, source: "a test" };

function module(build: (endpoint: SagemakerEndpoint, stack: ModuleStack, inputs: Values) => void) {
  const { resource, variable } = moduleStack((stack) => {
    const inputs = declareVariables(stack, { max_copies: number("Copies.", { check: within(AT_LEAST_ONE) }) });
    build(new SagemakerEndpoint(stack, "Endpoint", { endpointConfigName: "a" }), stack, inputs);
  }).toTerraform();
  return { lifecycle: resource.aws_sagemaker_endpoint.endpoint.lifecycle, variable };
}

const isAtLeastOne = { condition: "${var.max_copies >= 1}", errorMessage: "maxCopies must be at least 1." };

describe("what a resource of a module is asked for", () => {
  it("is in the words of the module", () => {
    const { lifecycle } = module((endpoint) => requirePrecondition(endpoint, isAtLeastOne));
    expect(lifecycle.precondition).toEqual([
      { condition: "${var.max_copies >= 1}", error_message: "max_copies must be at least 1." },
    ]);
  });

  it("may be written with braces or without", () => {
    const { lifecycle } = module((endpoint) =>
      requirePrecondition(endpoint, { ...isAtLeastOne, condition: "var.max_copies >= 1" }),
    );
    expect(lifecycle.precondition[0].condition).toBe("${var.max_copies >= 1}");
  });

  it("has other words where the module has", () => {
    const { lifecycle } = module((endpoint, stack) => {
      sayInstead(stack, { "wake.alarm.": "wake." });
      requirePrecondition(endpoint, { ...isAtLeastOne, errorMessage: "wake.alarm.evaluationPeriods is 0." });
    });
    expect(lifecycle.precondition[0].error_message).toBe("wake.evaluation_periods is 0.");
  });

  it("says which of several instances it is about, and nothing where it is about none", () => {
    const { resource } = moduleStack((stack) => {
      const group = new Repeated(stack, "Llm", {
        forEach: "var.endpoints",
        attributes: { max_copies: number("Copies.") },
        called: 'endpoints["${each_llm.key}"]',
      });
      const endpoint = new SagemakerEndpoint(group, "Endpoint", { endpointConfigName: "a" });
      requirePrecondition(endpoint, { condition: "each_llm.value.max_copies > 1", errorMessage: "maxCopies is low." });
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
      if (check === undefined || !("condition" in check)) {
        throw new Error("a token is checked by a condition");
      }
      endpoint.lifecycle = { preventDestroy: true, precondition: [check.condition] };
    });
    expect(variable.max_copies.validation).toHaveLength(1);
    expect(lifecycle).toEqual({ prevent_destroy: true });
  });
});

import { variantModel } from "../../../src/rules/configuration/c01-variant-model";
import { executionRole } from "../../../src/rules/configuration/c02-execution-role";
import { initialInstances } from "../../../src/rules/configuration/c03-initial-instances";
import { managedMaximum } from "../../../src/rules/configuration/c10-managed-maximum";
import { routingStrategy } from "../../../src/rules/configuration/c20-routing-strategy";
import { found, told } from "../../support/told";
import {
  asyncTopology,
  component,
  configuration,
  model,
  topology,
  unknown,
  variant,
  without,
} from "../../support/topology";

const realTime = { modelName: "llama3-8b-instruct", managedInstanceScaling: undefined };
const scaling = (minInstanceCount: unknown, maxInstanceCount: unknown) =>
  ({ status: "ENABLED", minInstanceCount, maxInstanceCount }) as ReturnType<typeof variant>["managedInstanceScaling"];

describe("C01 variant-model", () => {
  it("speaks about a model beside managed instance scaling", () => {
    expect(told(variantModel, topology(variant({ modelName: "llama" }), without(component())))).toEqual([
      "it has model_name and managed_instance_scaling",
    ]);
  });

  it("speaks about a model beside components", () => {
    const [finding] = found(variantModel, topology(variant(realTime)));
    expect(finding?.what).toBe(`it has model_name and ${component().address}`);
    expect(finding?.about.map(({ address }) => address)).toEqual([component().address]);
  });

  it("is silent about a model alone, and about components without one", () => {
    expect(told(variantModel, topology(variant(realTime), without(component())))).toEqual([]);
    expect(told(variantModel, topology())).toEqual([]);
    expect(told(variantModel, asyncTopology())).toEqual([]);
  });

  it("speaks about a model whose name is not known yet, and is silent when it may have none", () => {
    const references = { modelName: { from: [model().address] } };
    const named = variant({ modelName: unknown(), references });
    expect(told(variantModel, topology(named, model({ name: unknown() })))).toHaveLength(1);
    expect(told(variantModel, topology(variant({ modelName: unknown() })))).toEqual([]);
  });
});

describe("C02 execution-role", () => {
  it("speaks when there is none", () => {
    expect(told(executionRole, topology(configuration({ executionRoleArn: undefined })))).toEqual([
      "it has no execution_role_arn, and its variants have no model",
    ]);
  });

  it("is silent where there is one, and where a model brings it", () => {
    expect(told(executionRole, topology())).toEqual([]);
    const withModel = configuration({ executionRoleArn: undefined, variants: [variant(realTime)] });
    expect(told(executionRole, topology(withModel))).toEqual([]);
  });

  it("is silent when the plan does not know the role or the model", () => {
    expect(told(executionRole, topology(configuration({ executionRoleArn: unknown() })))).toEqual([]);
    const vague = configuration({ executionRoleArn: undefined, variants: [variant({ modelName: unknown() })] });
    expect(told(executionRole, topology(vague))).toEqual([]);
    expect(told(executionRole, topology(configuration({ executionRoleArn: undefined, variants: unknown() })))).toEqual(
      [],
    );
  });
});

describe("C03 initial-instances", () => {
  it.each([
    [0, scaling(0, 3), "initial_instance_count is 0"],
    [1, scaling(2, 3), "initial_instance_count is 1, and min_instance_count is 2"],
    [4, scaling(0, 3), "initial_instance_count is 4, and max_instance_count is 3"],
  ])("speaks at %s", (initialInstanceCount, managedInstanceScaling, what) => {
    expect(told(initialInstances, topology(variant({ initialInstanceCount, managedInstanceScaling })))).toEqual([what]);
  });

  it("is silent within the bounds, and without bounds", () => {
    expect(told(initialInstances, topology(variant({ initialInstanceCount: 3 })))).toEqual([]);
    expect(told(initialInstances, topology(variant({ ...realTime, initialInstanceCount: 9 })))).toEqual([]);
  });

  it("is silent when the plan does not know a number", () => {
    expect(told(initialInstances, topology(variant({ initialInstanceCount: unknown() })))).toEqual([]);
    const managedInstanceScaling = scaling(unknown(), unknown());
    expect(told(initialInstances, topology(variant({ managedInstanceScaling })))).toEqual([]);
  });
});

describe("C10 managed-maximum", () => {
  it.each([
    [0, 0, "max_instance_count is 0, and must be at least 1"],
    [3, 2, "max_instance_count is 2, and must be at least 3"],
  ])("speaks at %s to %s", (min, max, what) => {
    expect(told(managedMaximum, topology(variant({ managedInstanceScaling: scaling(min, max) })))).toEqual([what]);
  });

  it("is silent at 0 to 1, and at 3 to 3", () => {
    expect(told(managedMaximum, topology(variant({ managedInstanceScaling: scaling(0, 1) })))).toEqual([]);
    expect(told(managedMaximum, topology(variant({ managedInstanceScaling: scaling(3, 3) })))).toEqual([]);
  });

  it("is silent when the plan does not know a number", () => {
    expect(told(managedMaximum, topology(variant({ managedInstanceScaling: scaling(0, unknown()) })))).toEqual([]);
    expect(told(managedMaximum, topology(variant({ managedInstanceScaling: scaling(unknown(), 1) })))).toEqual([]);
  });
});

describe("C20 routing-strategy", () => {
  it("speaks about one that the provider refuses", () => {
    expect(told(routingStrategy, topology(variant({ routingStrategy: "PREFIX_AWARE" })))).toEqual([
      "routing_strategy is PREFIX_AWARE",
    ]);
  });

  it("is silent about the others, about none, and when the plan does not know it", () => {
    expect(told(routingStrategy, topology(variant({ routingStrategy: "RANDOM" })))).toEqual([]);
    expect(told(routingStrategy, topology())).toEqual([]);
    expect(told(routingStrategy, topology(variant({ routingStrategy: unknown() })))).toEqual([]);
  });
});

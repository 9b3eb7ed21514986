import { parseTerraform, Unknown } from "../../../src/topology";
import { sole } from "../../support/nodes-in";

const target = {
  service_namespace: "sagemaker",
  resource_id: "inference-component/llama",
  scalable_dimension: "sagemaker:inference-component:DesiredCopyCount",
  min_capacity: 0,
  max_capacity: 1,
};
const component = { type_name: "AWS::SageMaker::InferenceComponent", desired_state: "{}" };

describe("what a resource of synthesized JSON waits for", () => {
  const waitsFor = (change: object, more: object = {}) => {
    const document = {
      resource: {
        aws_appautoscaling_target: { copies: { ...target, ...change } },
        aws_cloudcontrolapi_resource: { llama: component },
        time_sleep: { a_while: { depends_on: ["aws_cloudcontrolapi_resource.llama"] } },
      },
      variable: { name: {} },
      ...more,
    };
    return sole(parseTerraform(JSON.stringify(document), "cdk.tf.json").topology.scalableTargets).waitsFor;
  };

  it("is nothing where it refers to nothing, or to variables only", () => {
    expect(waitsFor({})).toEqual([]);
    expect(waitsFor({ resource_id: "inference-component/${var.name}" })).toEqual([]);
    expect(waitsFor({ "//": { metadata: { path: "aws_cloudcontrolapi_resource.llama" } } })).toEqual([]);
  });

  it.each([
    [{ depends_on: ["aws_cloudcontrolapi_resource.llama"] }],
    [{ tags: { of: "${aws_cloudcontrolapi_resource.llama.id}" } }],
    [{ lifecycle: { replace_triggered_by: ["aws_cloudcontrolapi_resource.llama"] } }],
    [{ depends_on: ["time_sleep.a_while"] }],
  ])("is what it refers to, anywhere (%j)", (change) => {
    expect(waitsFor(change)).toEqual(["aws_cloudcontrolapi_resource.llama"]);
  });

  it("is unknown behind locals, data sources and modules", () => {
    expect(waitsFor({ resource_id: "${local.id}" }, { locals: { id: "inference-component/llama" } })).toBe(Unknown);
    expect(waitsFor({ depends_on: ["data.aws_region.here"] }, { data: { aws_region: { here: {} } } })).toBe(Unknown);
    expect(waitsFor({ depends_on: ["module.llm"] }, { module: { llm: { source: "./llm" } } })).toBe(Unknown);
  });
});

describe("what a resource of a plan waits for", () => {
  const resource = (type: string, name: string, values: object) => ({
    address: `module.llm.${type}.${name}`,
    mode: "managed",
    type,
    name,
    values,
  });
  const waitsFor = (configured: object, call: object = {}, inRoot: object = {}) => {
    const document = {
      format_version: "1.2",
      planned_values: {
        root_module: {
          child_modules: [
            {
              address: "module.llm",
              resources: [
                resource("aws_appautoscaling_target", "copies", target),
                resource("aws_cloudcontrolapi_resource", "llama", component),
              ],
            },
          ],
        },
      },
      resource_changes: [],
      configuration: {
        root_module: {
          module_calls: {
            llm: {
              ...call,
              module: {
                resources: [
                  { address: "aws_appautoscaling_target.copies", expressions: {}, ...configured },
                  { address: "aws_cloudcontrolapi_resource.llama", expressions: {} },
                ],
              },
            },
          },
          ...inRoot,
        },
      },
    };
    return sole(parseTerraform(JSON.stringify(document), "plan.json").topology.scalableTargets).waitsFor;
  };
  const id = (...references: string[]) => ({ expressions: { resource_id: { references } } });

  it("is nothing where it refers to nothing", () => expect(waitsFor({})).toEqual([]));

  it("is what it refers to, and what it depends on", () => {
    const llama = "aws_cloudcontrolapi_resource.llama";
    expect(waitsFor(id(`${llama}.id`, llama))).toEqual([`module.llm.${llama}`]);
    expect(waitsFor({ depends_on: [llama] })).toEqual([`module.llm.${llama}`]);
  });

  it("is nothing of what a constant is made of", () => {
    const constant_value = { references: ["aws_cloudcontrolapi_resource.llama"] };
    expect(waitsFor({ expressions: { tags: { constant_value } } })).toEqual([]);
  });

  it("is what the module is given", () => {
    const given = (...references: string[]) => ({ expressions: { name: { references } } });
    expect(waitsFor(id("var.name"), given("var.name"))).toEqual([]);
    expect(waitsFor(id("var.name"), given("random_id.suffix.hex", "random_id.suffix"))).toEqual(["random_id.suffix"]);
    expect(waitsFor(id("var.name"), given("local.name"))).toBe(Unknown);
  });

  it("is unknown behind locals, data sources and modules", () => {
    for (const reference of ["local.id", "data.aws_region.here", "module.other.name"]) {
      expect(waitsFor(id(reference))).toBe(Unknown);
      expect(waitsFor({ depends_on: [reference] })).toBe(Unknown);
    }
  });

  it("is unknown in a module that waits as a whole", () => {
    expect(waitsFor({}, { depends_on: ["aws_iam_role.this"] })).toBe(Unknown);
    expect(waitsFor({}, { count_expression: { references: ["local.count"] } })).toBe(Unknown);
    expect(waitsFor({}, { count_expression: { references: ["var.count"] } })).toEqual([]);
  });
});

it("is unknown in a state, which does not show what was written", () => {
  const state = {
    format_version: "1.0",
    values: {
      root_module: {
        resources: [
          {
            address: "aws_appautoscaling_target.x",
            mode: "managed",
            type: "aws_appautoscaling_target",
            name: "x",
            values: target,
          },
        ],
      },
    },
  };
  expect(sole(parseTerraform(JSON.stringify(state), "state.json").topology.scalableTargets).waitsFor).toBe(Unknown);
});

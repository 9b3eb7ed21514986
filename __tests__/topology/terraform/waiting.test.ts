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

  it("is what local values and data sources refer to", () => {
    const llama = "aws_cloudcontrolapi_resource.llama";
    const named = { resource_id: "inference-component/${local.name}" };
    expect(waitsFor(named, { locals: { name: "llama" } })).toEqual([]);
    expect(waitsFor(named, { locals: { name: "${local.id}", id: `\${${llama}.id}` } })).toEqual([llama]);
    expect(waitsFor(named, { locals: { name: "${local.name}" } })).toEqual([]);
    const after = { depends_on: ["data.aws_region.here"] };
    expect(waitsFor(after, { data: { aws_region: { here: {} } } })).toEqual([]);
    expect(waitsFor(after, { data: { aws_region: { here: { depends_on: [llama] } } } })).toEqual([llama]);
  });

  it("is what an alarm waits for that it waits for", () => {
    const alarm = {
      alarm_name: "wake",
      dimensions: { InferenceComponentName: "${aws_cloudcontrolapi_resource.llama.id}" },
    };
    const resource = {
      aws_appautoscaling_target: { copies: { ...target, depends_on: ["aws_cloudwatch_metric_alarm.wake"] } },
      aws_cloudcontrolapi_resource: { llama: component },
      aws_cloudwatch_metric_alarm: { wake: alarm },
    };
    expect(waitsFor({}, { resource })).toEqual(["aws_cloudcontrolapi_resource.llama"]);
  });

  it("is unknown behind modules", () => {
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
  const waitsFor = (configured: object, call: object = {}, inRoot: { module_calls?: object } = {}) => {
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
          ...inRoot,
          module_calls: {
            ...inRoot.module_calls,
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
    expect(waitsFor(id("var.name"), given("aws_sagemaker_endpoint.llm.name"))).toEqual(["aws_sagemaker_endpoint.llm"]);
    expect(waitsFor(id("var.name"), given("local.name"))).toBe(Unknown);
  });

  it("is nothing for what comes from the run", () => {
    const references = ["terraform.workspace", "path.module", "each.key", "count.index"];
    expect(waitsFor(id(...references))).toEqual([]);
  });

  it("is what a resource of another type waits for, and a data source, in a circle too", () => {
    const llama = "aws_cloudcontrolapi_resource.llama";
    const random = { address: "random_id.suffix", depends_on: [llama] };
    const data = {
      address: "data.aws_region.here",
      mode: "data",
      depends_on: ["random_id.suffix", "data.aws_region.here"],
    };
    const resources = (...more: object[]): object => ({ resources: more });
    const given = { expressions: { name: { references: ["data.aws_region.here.name"] } } };
    expect(waitsFor(id("var.name"), given, resources(data, random))).toEqual([llama]);
    expect(waitsFor(id("var.name"), given, resources({ ...data, depends_on: [] }))).toEqual([]);
    expect(waitsFor({ provisioners: [{ type: "local-exec", ...id(llama) }] })).toEqual([`module.llm.${llama}`]);
  });

  it("is unknown behind local values, and behind what the plan does not have", () => {
    for (const reference of ["local.id", "data.aws_region.here", "random_id.suffix", "module.other.name"]) {
      expect(waitsFor(id(reference))).toBe(Unknown);
      expect(waitsFor({ depends_on: [reference] })).toBe(Unknown);
    }
  });

  it("is what its module waits for as a whole", () => {
    expect(waitsFor({}, { depends_on: ["aws_iam_role.this"] })).toEqual(["aws_iam_role.this"]);
    expect(waitsFor({}, { count_expression: { references: ["local.count"] } })).toBe(Unknown);
    expect(waitsFor({}, { count_expression: { references: ["var.count"] } })).toEqual([]);
  });

  it("is what an output of a module is made of, and what it waits for", () => {
    const name = { expression: { references: ["var.name"] } };
    const resources = [{ address: "aws_sagemaker_endpoint.this", expressions: {} }];
    const other = (outputs: object, call: object = {}) => {
      const calls = { other: { ...call, module: { outputs, resources } } };
      return { module_calls: calls };
    };
    const given = { expressions: { name: { references: ["module.other.name", "module.other"] } } };
    const from = (outputs: object, call: object = {}) => waitsFor(id("var.name"), given, other(outputs, call));
    const endpoint = "module.other.aws_sagemaker_endpoint.this";
    expect(from({ name })).toEqual([]);
    expect(from({ name }, { depends_on: ["aws_iam_role.this"] })).toEqual(["aws_iam_role.this"]);
    expect(from({ name: { ...name, depends_on: ["aws_sagemaker_endpoint.this"] } })).toEqual([endpoint]);
    expect(from({ name: { expression: { references: ["aws_sagemaker_endpoint.this"] } } })).toEqual([endpoint]);
    expect(from({ name: { expression: { references: ["local.name"] } } })).toBe(Unknown);
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

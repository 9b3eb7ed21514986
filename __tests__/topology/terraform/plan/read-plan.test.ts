import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inspect } from "node:util";
import { parseTerraform, readTerraform, Unknown } from "../../../../src/topology";
import { at, sole } from "../../../support/nodes-in";

const FIXTURE = join(__dirname, "../../../fixtures/topology/loops-and-modules/plan.json");
const addresses = (nodes: Iterable<{ readonly address: string }>): string[] => [...nodes].map(({ address }) => address);

describe("a plan with modules, for_each and count", () => {
  const { kind, topology } = readTerraform(FIXTURE);
  const llm = (key: string, resource: string): string => `module.llm["${key}"].${resource}`;

  it("is recognised", () => expect(kind).toBe("plan"));

  it.each(["chat", "code"])("keeps everything that belongs to %s together, and apart from the other", (key) => {
    const model = at(topology.inferenceComponents, llm(key, "aws_cloudcontrolapi_resource.model"));
    expect(model.name).toBe(`${key}-model`);
    expect(topology.endpointOf(model).node?.address).toBe(llm(key, "aws_sagemaker_endpoint.this"));
    expect(topology.variantOf(model).node?.name).toBe("main");
    expect(topology.instanceTypeOf(model)).toBe("ml.g5.xlarge");
    expect(addresses(topology.targetsOf(model))).toEqual([llm(key, "aws_appautoscaling_target.copies")]);
    expect(addresses(topology.wakePoliciesOf(model))).toEqual([
      `aws_appautoscaling_policy.extra["${key}"]`,
      llm(key, "aws_appautoscaling_policy.wake"),
    ]);
    expect(addresses(topology.schedulesOf(model))).toEqual([`aws_scheduler_schedule.sleep["${key}"]`]);
    expect(topology.wakeAlarmsOf(model).complete).toBe(true);
  });

  it("has what a resource waits for, in its own instance of a module", () => {
    const target = at(topology.scalableTargets, llm("chat", "aws_appautoscaling_target.copies"));
    expect(target.waitsFor).toEqual([llm("chat", "aws_cloudcontrolapi_resource.model")]);
    const extra = at(topology.scalingPolicies, 'aws_appautoscaling_policy.extra["chat"]');
    expect(extra.waitsFor).toEqual([]);
  });

  it("follows an alarm's action to the policy beside it", () => {
    const wake = at(topology.alarms, llm("code", "aws_cloudwatch_metric_alarm.wake"));
    expect(addresses(topology.policiesFiredBy(wake))).toEqual([llm("code", "aws_appautoscaling_policy.wake")]);
  });

  it("follows an alarm's action through the output of one instance of a module", () => {
    const backup = at(topology.alarms, "aws_cloudwatch_metric_alarm.chat_backup");
    expect(addresses(topology.policiesFiredBy(backup))).toEqual([llm("chat", "aws_appautoscaling_policy.wake")]);
    expect(topology.watchedComponentOf(backup).node?.name).toBe("chat-model");
  });

  it("follows an alarm's action through the argument of a module to the instance of the same key", () => {
    const wake = at(topology.alarms, llm("code", "aws_cloudwatch_metric_alarm.wake"));
    expect(addresses(topology.policiesFiredBy(wake, "OK"))).toEqual(['aws_appautoscaling_policy.extra["code"]']);
  });

  it("follows references where Terraform makes up the name", () => {
    const donut = at(topology.endpoints, "aws_sagemaker_endpoint.donut");
    expect(donut.name).toBe(Unknown);
    expect(topology.configurationOf(donut).node?.address).toBe("aws_sagemaker_endpoint_configuration.donut");
    const target = at(topology.scalableTargets, "aws_appautoscaling_target.donut[0]");
    const main = sole(topology.variantsOf(donut));
    expect(topology.subjectOf(target).node).toBe(main);
    expect(topology.hostingOf(main)).toBe("asynchronous");
    expect(sole(topology.trackingPoliciesOf(main)).customizedMetric).toMatchObject({
      metricName: "ApproximateBacklogSizePerInstance",
      dimensions: new Map([["EndpointName", Unknown]]),
    });
  });

  it("distinguishes zero, absent and unknown", () => {
    const copies = at(topology.scalableTargets, llm("chat", "aws_appautoscaling_target.copies"));
    expect(copies).toMatchObject({ minCapacity: 0, maxCapacity: 3 });
    const [code] = topology.variants.filter(({ address }) => address.startsWith('module.llm["code"]'));
    expect(code).toMatchObject({
      managedInstanceScaling: { status: "ENABLED", minInstanceCount: 0, maxInstanceCount: 1 },
    });
    expect(code?.modelName).toBeUndefined();
    expect(code?.volumeSizeGb).toBeUndefined();
    const extra = at(topology.stepPolicies, 'aws_appautoscaling_policy.extra["chat"]');
    expect(extra).toMatchObject({
      arn: Unknown,
      cooldownSeconds: 0,
      steps: [{ lowerBound: 0, upperBound: undefined, adjustment: 1 }],
    });
  });

  it("reads what a schedule does and with which rights", () => {
    const sleep = at(topology.schedules, 'aws_scheduler_schedule.sleep["chat"]');
    expect(sleep).toMatchObject({
      expression: "cron(0 18 ? * FRI *)",
      operation: { service: "sagemaker", operation: "updateInferenceComponentRuntimeConfig" },
      input: { inferenceComponentName: "chat-model", copyCount: 0 },
      roleArn: Unknown,
    });
    const role = topology.roleOf(sleep).node;
    expect(role?.trust).toMatchObject({
      statements: [
        {
          principals: new Map([["Service", ["scheduler.amazonaws.com"]]]),
          conditions: [{ operator: "StringEquals", key: "aws:SourceAccount", values: ["123456789012"] }],
        },
      ],
    });
    expect(role && topology.permissionsOf(role)).toMatchObject({
      complete: true,
      nodes: [{ statements: [{ actions: ["sagemaker:UpdateInferenceComponentRuntimeConfig"] }] }],
    });
  });

  it("keeps the names of environment variables, and no value but that of the hub's model", () => {
    const [container] = sole(topology.models).containers;
    expect(container).toMatchObject({ environmentNames: ["HF_MODEL_ID", "HF_TOKEN"], hubModelId: "naver/donut" });
  });

  it("says what it did not look into", () =>
    expect(addresses(topology.notLookedInto)).toEqual(["aws_cloudformation_stack.legacy"]));

  it("lets go of sensitive values", () => {
    expect(readFileSync(FIXTURE, "utf8")).toContain("not-a-real-token");
    expect(inspect(topology, { depth: Number.POSITIVE_INFINITY })).not.toContain("not-a-real-token");
  });
});

const target = (values: object, more: object = {}): object => ({
  address: "aws_appautoscaling_target.this",
  mode: "managed",
  type: "aws_appautoscaling_target",
  name: "this",
  values: { service_namespace: "sagemaker", resource_id: "inference-component/llama", ...values },
  ...more,
});
const plan = (resources: readonly object[], more: object = {}): string =>
  JSON.stringify({ format_version: "1.2", planned_values: { root_module: { resources } }, ...more });
const read = (text: string) => parseTerraform(text, "plan.json");

describe("a plan", () => {
  it("has a before and an after", () => {
    const prior_state = { values: { root_module: { resources: [target({ min_capacity: 1 })] } } };
    const { topology, before } = read(plan([target({ min_capacity: 0 })], { prior_state }));
    expect(sole(before?.scalableTargets ?? []).minCapacity).toBe(1);
    expect(sole(topology.scalableTargets).minCapacity).toBe(0);
  });

  it("reports what is wrong with earlier values to callers that ask for them", () => {
    const prior_state = { values: { root_module: { resources: [target({ min_capacity: "none" })] } } };
    const reading = read(plan([target({ min_capacity: 0 })], { prior_state }));
    expect(sole(reading.topology.scalableTargets).minCapacity).toBe(0);
    expect(() => reading.before).toThrow(
      'plan.json: prior_state.values.root_module.resources[0].values.min_capacity is "none", must be a number',
    );
  });

  it("takes a sensitive value for an unknown one", () => {
    const sensitive_values = { max_capacity: true };
    const { topology } = read(plan([target({ max_capacity: 7 }, { sensitive_values })]));
    expect(sole(topology.scalableTargets).maxCapacity).toBe(Unknown);
  });

  it("does not take the values of a deposed object for those of its successor", () => {
    const change = (deposed: object, after_unknown: object) => ({
      address: "aws_appautoscaling_target.this",
      type: "aws_appautoscaling_target",
      change: { after_unknown },
      ...deposed,
    });
    const resource_changes = [change({}, { max_capacity: true }), change({ deposed: "ab12" }, {})];
    const { topology } = read(plan([target({})], { resource_changes }));
    expect(sole(topology.scalableTargets).maxCapacity).toBe(Unknown);
  });

  it("passes over the scalable targets of other services, and over data sources", () => {
    const ecs = {
      service_namespace: "ecs",
      resource_id: "service/a/b",
      scalable_dimension: "ecs:service:DesiredCount",
    };
    const { topology } = read(plan([target(ecs), target({}, { mode: "data" })]));
    expect(topology.scalableTargets).toEqual([]);
  });

  it("finds no component in other resources of Cloud Control", () => {
    const cluster = {
      address: "aws_cloudcontrolapi_resource.cluster",
      type: "aws_cloudcontrolapi_resource",
      name: "cluster",
      values: { type_name: "AWS::ECS::Cluster", desired_state: "{}" },
    };
    expect(read(plan([cluster])).topology.inferenceComponents).toEqual([]);
  });

  it("keeps two providers apart by alias", () => {
    const component = (alias: string) => ({
      address: `awscc_sagemaker_inference_component.${alias}`,
      type: "awscc_sagemaker_inference_component",
      name: alias,
      values: { inference_component_name: "llama", endpoint_name: "llm", runtime_config: { copy_count: 0 } },
    });
    const endpoint = (alias: string) => ({
      address: `aws_sagemaker_endpoint.${alias}`,
      type: "aws_sagemaker_endpoint",
      name: alias,
      values: { name: "llm" },
    });
    const configured = ["eu", "us"].flatMap((alias) => [
      { address: `aws_sagemaker_endpoint.${alias}`, provider_config_key: `aws.${alias}` },
      { address: `awscc_sagemaker_inference_component.${alias}`, provider_config_key: `awscc.${alias}` },
    ]);
    const { topology } = read(
      plan([component("eu"), component("us"), endpoint("eu"), endpoint("us")], {
        configuration: { root_module: { resources: configured } },
      }),
    );
    const [eu, us] = topology.inferenceComponents;
    expect(eu?.copyCount).toBe(0);
    expect(eu && topology.endpointOf(eu).node?.address).toBe("aws_sagemaker_endpoint.eu");
    expect(us && topology.endpointOf(us).node?.address).toBe("aws_sagemaker_endpoint.us");
  });

  it("reads the native resource that the provider may get one day", () => {
    const native = {
      address: "aws_sagemaker_inference_component.this",
      type: "aws_sagemaker_inference_component",
      name: "this",
      values: {
        name: "llama",
        endpoint_name: "llm",
        variant_name: "main",
        runtime_config: [{ copy_count: 1 }],
        specification: [
          {
            model_name: "m",
            compute_resource_requirements: [{ min_memory_required_in_mb: 1024, number_of_cpu_cores_required: 0.25 }],
            startup_parameters: [{ model_data_download_timeout_in_seconds: 3600 }],
          },
        ],
        specifications: [],
      },
    };
    expect(sole(read(plan([native])).topology.inferenceComponents)).toMatchObject({
      name: "llama",
      copyCount: 1,
      specification: {
        modelName: "m",
        compute: { minMemoryMb: 1024, cpuCores: 0.25, acceleratorDevices: undefined },
        modelDataDownloadTimeoutSeconds: 3600,
      },
    });
  });

  it("finds by reference which endpoint a component is on when all of it is unknown", () => {
    const resources = [
      { address: "aws_sagemaker_endpoint.this", type: "aws_sagemaker_endpoint", name: "this", values: {} },
      {
        address: "aws_cloudcontrolapi_resource.this",
        type: "aws_cloudcontrolapi_resource",
        name: "this",
        values: { type_name: "AWS::SageMaker::InferenceComponent" },
      },
    ];
    const resource_changes = [
      {
        address: "aws_sagemaker_endpoint.this",
        type: "aws_sagemaker_endpoint",
        change: { after_unknown: { name: true } },
      },
      {
        address: "aws_cloudcontrolapi_resource.this",
        type: "aws_cloudcontrolapi_resource",
        change: { after_unknown: { desired_state: true } },
      },
    ];
    const references = ["aws_sagemaker_endpoint.this.name", "aws_sagemaker_endpoint.this"];
    const configured = [
      { address: "aws_cloudcontrolapi_resource.this", expressions: { desired_state: { references } } },
    ];
    const configuration = { root_module: { resources: configured } };
    const { topology } = read(plan(resources, { resource_changes, configuration }));
    const component = sole(topology.inferenceComponents);
    expect(component.name).toBe(Unknown);
    expect(topology.endpointOf(component).node?.address).toBe("aws_sagemaker_endpoint.this");
  });

  describe("of an alarm whose action is known after apply", () => {
    const policy = (name: string) => ({
      address: `aws_appautoscaling_policy.${name}`,
      type: "aws_appautoscaling_policy",
      name,
      values: { policy_type: "StepScaling" },
    });
    const firedBy = (configured: object) => {
      const alarm = { address: 'aws_cloudwatch_metric_alarm.wake["a"]', type: "aws_cloudwatch_metric_alarm" };
      const { topology } = read(
        plan([policy("a"), policy("b"), { ...alarm, name: "wake", index: "a", values: { alarm_name: "wake-a" } }], {
          resource_changes: [{ ...alarm, change: { after_unknown: { alarm_actions: true } } }],
          configuration: {
            root_module: { resources: [{ address: "aws_cloudwatch_metric_alarm.wake", ...configured }] },
          },
        }),
      );
      return topology.policiesFiredBy(sole(topology.alarms));
    };
    const references = ["a", "b"].flatMap((name) => [
      `aws_appautoscaling_policy.${name}.arn`,
      `aws_appautoscaling_policy.${name}`,
    ]);

    it("takes all policies of a list for fired", () => {
      const { nodes, complete } = firedBy({ expressions: { alarm_actions: { references } } });
      expect({ fired: addresses(nodes), complete }).toEqual({
        fired: ["aws_appautoscaling_policy.a", "aws_appautoscaling_policy.b"],
        complete: true,
      });
    });

    it.each([
      [
        "the value of a map",
        { expressions: { alarm_actions: { references: ["each.value"] } }, for_each_expression: { references } },
      ],
      ["a condition", { expressions: { alarm_actions: { references: ["var.first", ...references] } } }],
    ])("does not guess which one %s picks", (_, configured) => {
      const { nodes, complete } = firedBy(configured);
      expect({ fired: nodes, complete }).toEqual({ fired: [], complete: false });
    });
  });
});

describe("what is wrong in a plan is reported with its place", () => {
  it.each([
    [
      "a value of the wrong type",
      plan([{ type: "null_resource" }, target({ min_capacity: "x" })]),
      'plan.json: planned_values.root_module.resources[1].values.min_capacity is "x", must be a number',
    ],
    [
      "a value of the wrong type in a block",
      plan([
        {
          address: "aws_sagemaker_endpoint_configuration.this",
          type: "aws_sagemaker_endpoint_configuration",
          name: "this",
          values: { production_variants: [{ managed_instance_scaling: [{ min_instance_count: {} }] }] },
        },
      ]),
      "plan.json: planned_values.root_module.resources[0].values.production_variants[0].managed_instance_scaling[0].min_instance_count is an object, must be a number",
    ],
    [
      "a value of the wrong type inside a desired state",
      plan([
        {
          address: "aws_cloudcontrolapi_resource.this",
          type: "aws_cloudcontrolapi_resource",
          name: "this",
          values: {
            type_name: "AWS::SageMaker::InferenceComponent",
            desired_state: '{"RuntimeConfig":{"CopyCount":"many"}}',
          },
        },
      ]),
      'plan.json: planned_values.root_module.resources[0].values.desired_state.RuntimeConfig.CopyCount is "many", must be a number',
    ],
    [
      "a list that is none",
      JSON.stringify({ format_version: "1.2", planned_values: { root_module: { resources: {} } } }),
      "plan.json: planned_values.root_module.resources is an object, must be a list",
    ],
    [
      "a resource that is none",
      plan([null as unknown as object]),
      "plan.json: planned_values.root_module.resources[0] is null, must be an object",
    ],
    [
      "a module without an address",
      JSON.stringify({ format_version: "1.2", planned_values: { root_module: { child_modules: [{ address: "x" }] } } }),
      'plan.json: planned_values.root_module.child_modules[0].address is "x", must be the address of a module',
    ],
    [
      "values that are none",
      JSON.stringify({ format_version: "1.2", planned_values: 5 }),
      "plan.json: planned_values is 5, must be an object",
    ],
  ])("%s", (_, text, message) => expect(() => read(text)).toThrow(message));

  it("without quoting a sensitive value", () => {
    const sensitive_values = { min_capacity: true };
    expect(read(plan([target({ min_capacity: "secret" }, { sensitive_values })])).kind).toBe("plan");
  });
});

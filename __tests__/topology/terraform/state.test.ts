import { allRules } from "../../../src/rules/all-rules";
import { runRules } from "../../../src/rules/run-rules";
import { parseTerraform, Unknown } from "../../../src/topology";
import { sole } from "../../support/nodes-in";

const state = (...resources: readonly object[]): string =>
  JSON.stringify({ format_version: "1.0", terraform_version: "1.11.4", values: { root_module: { resources } } });
const read = (...resources: readonly object[]) => parseTerraform(state(...resources), "state.json").topology;
const resource = (type: string, values: object, more: object = {}): object => ({
  address: `${type}.this`,
  mode: "managed",
  type,
  name: "this",
  values,
  ...more,
});

describe("a state", () => {
  it("may be empty", () => {
    const reading = parseTerraform('{"format_version":"1.0"}', "state.json");
    expect(reading).toMatchObject({ kind: "state", topology: { endpoints: [] } });
    expect(reading.before).toBeUndefined();
  });

  it('says "" and 0 for what is not set, and 0 where 0 means something', () => {
    const variant = {
      variant_name: "main",
      model_name: "",
      instance_type: "ml.g5.xlarge",
      initial_instance_count: 1,
      volume_size_in_gb: 0,
      container_startup_health_check_timeout_in_seconds: 0,
      managed_instance_scaling: [{ status: "ENABLED", min_instance_count: 0, max_instance_count: 2 }],
      serverless_config: [],
    };
    const topology = read(
      resource("aws_sagemaker_endpoint_configuration", { name: "llm-1", production_variants: [variant] }),
    );
    const main = sole(topology.variants);
    expect(main).toMatchObject({ managedInstanceScaling: { minInstanceCount: 0 } });
    expect(main.modelName).toBeUndefined();
    expect(main.volumeSizeGb).toBeUndefined();
    expect(main.containerStartupHealthCheckTimeoutSeconds).toBeUndefined();
    expect(topology.hostingOf(main)).toBe("inference-components");
  });

  it.each([
    ["in place of a type", {}],
    ["beside a type", { instance_type: "ml.g5.xlarge" }],
  ])("has no one instance type on a variant with instance pools %s", (_, given) => {
    const pools = [
      { instance_type: "ml.g5.12xlarge", priority: 1 },
      { instance_type: "ml.m6i.large", priority: 2, model_name_override: "small" },
    ];
    const variant = {
      variant_name: "main",
      ...given,
      instance_pools: pools,
      variant_instance_provision_timeout_in_seconds: 600,
      managed_instance_scaling: [{ status: "ENABLED", min_instance_count: 0, max_instance_count: 2 }],
    };
    // More devices than either type has, and host memory that looks like that of devices.
    const request = {
      InferenceComponentName: "chat",
      EndpointName: "llm",
      VariantName: "main",
      Specification: {
        ModelName: "m",
        ComputeResourceRequirements: { NumberOfAcceleratorDevicesRequired: 16, MinMemoryRequiredInMb: 90_000 },
      },
    };
    const topology = read(
      resource("aws_sagemaker_endpoint_configuration", { name: "llm-1", production_variants: [variant] }),
      resource("aws_sagemaker_endpoint", { name: "llm", endpoint_config_name: "llm-1" }),
      resource("aws_cloudcontrolapi_resource", {
        type_name: "AWS::SageMaker::InferenceComponent",
        desired_state: JSON.stringify(request),
      }),
    );
    expect(sole(topology.variants).instanceType).toBe(Unknown);
    const said = runRules(topology, allRules, { now: new Date("2027-01-01T00:00:00Z") });
    expect(said.map(({ what }) => what).filter((what) => /ml\.(g5|m6i)|instance_type/.test(what))).toEqual([]);
    const alone = read(
      resource("aws_sagemaker_endpoint_configuration", {
        name: "llm-1",
        production_variants: [{ ...variant, instance_pools: [], instance_type: "ml.m6i.large" }],
      }),
    );
    expect(sole(alone.variants).instanceType).toBe("ml.m6i.large");
  });

  it.each([
    [2, 2],
    [0, undefined],
  ])("takes a recorded %p for a provisioned concurrency of %p", (recorded, expected) => {
    const variant = {
      variant_name: "main",
      model_name: "donut",
      serverless_config: [{ max_concurrency: 5, memory_size_in_mb: 2048, provisioned_concurrency: recorded }],
    };
    const topology = read(
      resource("aws_sagemaker_endpoint_configuration", { name: "llm-1", production_variants: [variant] }),
    );
    const main = sole(topology.variants);
    expect(topology.hostingOf(main)).toBe("serverless");
    expect(main.serverless).toEqual({ provisionedConcurrency: expected });
  });

  it("follows an alarm's action by ARN", () => {
    const arn = "arn:aws:autoscaling:us-east-1:123456789012:scalingPolicy:6d89:resource/sagemaker/x:policyName/wake";
    const topology = read(
      resource("aws_appautoscaling_policy", {
        arn,
        name: "wake",
        policy_type: "StepScaling",
        service_namespace: "sagemaker",
        resource_id: "inference-component/llama",
        scalable_dimension: "sagemaker:inference-component:DesiredCopyCount",
        step_scaling_policy_configuration: [
          {
            step_adjustment: [
              { metric_interval_lower_bound: "0", metric_interval_upper_bound: "", scaling_adjustment: 1 },
            ],
          },
        ],
        target_tracking_scaling_policy_configuration: [],
      }),
      resource("aws_cloudwatch_metric_alarm", { alarm_name: "wake", alarm_actions: [arn] }),
    );
    const wake = sole(topology.stepPolicies);
    expect(wake.steps).toEqual([{ lowerBound: 0, upperBound: undefined, adjustment: 1 }]);
    expect(sole(topology.alarmsOf(wake)).name).toBe("wake");
  });

  it("reads the bounds of a scheduled action, which are texts there", () => {
    const topology = read(
      resource("aws_appautoscaling_scheduled_action", {
        name: "night",
        service_namespace: "sagemaker",
        resource_id: "inference-component/llama",
        schedule: "cron(0 20 * * ? *)",
        timezone: "Europe/Paris",
        scalable_target_action: [{ min_capacity: "0", max_capacity: "0" }],
      }),
    );
    expect(sole(topology.scheduledActions)).toMatchObject({ minCapacity: 0, maxCapacity: 0, timeZone: "Europe/Paris" });
  });

  it("distinguishes an invalid input of a schedule from an empty one", () => {
    const schedule = (input: string) =>
      sole(
        read(
          resource("aws_scheduler_schedule", {
            name: "sleep",
            target: [{ arn: "arn:aws:scheduler:::aws-sdk:sagemaker:deleteInferenceComponent", role_arn: "r", input }],
          }),
        ).schedules,
      ).input;
    expect(schedule("{'InferenceComponentName':'llama'}")).toMatchObject({ problem: "it is not valid JSON" });
    expect(schedule("{}")).toMatchObject({ members: [] });
    expect(schedule("{}")).not.toHaveProperty("problem");
    expect(schedule('{"CopyCount":{}}')).toMatchObject({ members: ["CopyCount"] });
    expect(schedule('{"InferenceComponentName":[]}')).toMatchObject({ inferenceComponentName: Unknown });
  });

  it("reads policies of IAM in their short forms", () => {
    const trust = {
      Statement: {
        Effect: "Allow",
        Principal: "*",
        Action: "sts:AssumeRole",
        NotResource: "x",
        Condition: { Bool: { "aws:SecureTransport": true } },
      },
    };
    const topology = read(
      resource("aws_iam_role", {
        name: "r",
        assume_role_policy: JSON.stringify(trust),
        inline_policy: [{ name: "", policy: "" }],
      }),
    );
    expect(sole(topology.roles)).toMatchObject({
      inlinePolicies: [],
      trust: {
        statements: [
          {
            actions: ["sts:AssumeRole"],
            principals: new Map([["*", ["*"]]]),
            negated: true,
            conditions: [{ operator: "Bool", key: "aws:SecureTransport", values: ["true"] }],
          },
        ],
      },
    });
  });

  it("does not answer for a policy of IAM that is not JSON", () => {
    const topology = read(resource("aws_iam_role", { name: "r", assume_role_policy: "{" }));
    expect(sole(topology.roles).trust).toBe(Unknown);
  });

  it("recognises a composite alarm", () => {
    const topology = read(resource("aws_cloudwatch_composite_alarm", { alarm_name: "any", alarm_rule: "ALARM(a)" }));
    expect(sole(topology.alarms)).toMatchObject({ kind: "composite-alarm", rule: "ALARM(a)", alarmActions: [] });
  });

  it("keeps a policy of one type with the configuration of the other", () => {
    const topology = read(
      resource("aws_appautoscaling_policy", {
        name: "mixed",
        policy_type: "StepScaling",
        service_namespace: "sagemaker",
        resource_id: "inference-component/llama",
        target_tracking_scaling_policy_configuration: [{ target_value: 5 }],
      }),
    );
    expect(sole(topology.stepPolicies)).toMatchObject({
      hasStepConfiguration: false,
      hasTargetTrackingConfiguration: true,
      steps: [],
    });
  });

  it("is read at any depth of modules", () => {
    let module: object = { address: "", resources: [] };
    const depth = 300;
    const addressAt = (level: number) => Array.from({ length: level }, () => "module.m").join(".");
    module = { address: addressAt(depth), resources: [resource("aws_sagemaker_endpoint", { name: "deep" })] };
    for (let level = depth - 1; level > 0; level -= 1) {
      module = { address: addressAt(level), child_modules: [module] };
    }
    const text = JSON.stringify({ format_version: "1.0", values: { root_module: { child_modules: [module] } } });
    expect(sole(parseTerraform(text, "state.json").topology.endpoints).name).toBe("deep");
  });
});

import { TerraformOutput } from "cdktf";
import { RootConstruct } from "constructs";
import {
  CapacitySize,
  CaptureMode,
  DEFAULT_VARIANT_NAME,
  DeploymentPolicy,
  Duration,
  ExecutionRole,
  RealtimeEndpoint,
  type RealtimeEndpointProps,
  RoutingStrategy,
  TrafficRouting,
} from "../../../src";
import { inferenceComponent, ROLE_ARN, realtimeEndpoint } from "../../support/builders";
import { document } from "../../support/hcl-document";
import { replaceableName } from "../../support/replaceable-name";
import {
  type Block,
  problems,
  resource,
  resources,
  stackWithProvider,
  synthesized,
  untyped,
  variable,
} from "../../support/synthesized";

type Props = Partial<RealtimeEndpointProps>;

const CONFIGURATION = "aws_sagemaker_endpoint_configuration";
const ENDPOINT = "aws_sagemaker_endpoint";

function configuration(props: Props = {}): Block {
  const stack = stackWithProvider();
  realtimeEndpoint(stack, props);
  return resource(stack, CONFIGURATION);
}

function endpoint(props: Props = {}): Block {
  const stack = stackWithProvider();
  realtimeEndpoint(stack, props);
  return resource(stack, ENDPOINT);
}

/** The block of the endpoint's first variant. */
function variant(props: Props = {}): Block {
  return Object(configuration(props).production_variants)[0];
}

function found(props: Props): string[] {
  return problems(realtimeEndpoint(stackWithProvider(), props));
}

/** The name holds the time of the plan: it counts when the configuration is created, and at no other time. */
const KEPT_NAME = {
  create_before_destroy: true,
  ignore_changes: ["name"],
  replace_triggered_by: [expect.stringMatching(/^terraform_data\.Llm_ConfigurationName_\w+\.id$/)],
};

describe("an endpoint that sleeps", () => {
  it("has a minimum of zero instances, a role, no model, and starts with one instance", () => {
    expect(configuration()).toEqual({
      name: expect.stringMatching(replaceableName("llm")),
      execution_role_arn: ROLE_ARN,
      production_variants: [
        {
          variant_name: DEFAULT_VARIANT_NAME,
          instance_type: "ml.g5.12xlarge",
          initial_instance_count: 1,
          managed_instance_scaling: { status: "ENABLED", min_instance_count: 0, max_instance_count: 3 },
          routing_config: [{ routing_strategy: "LEAST_OUTSTANDING_REQUESTS" }],
        },
      ],
      lifecycle: KEPT_NAME,
    });
  });

  it("has its configuration replaced when it is called otherwise, for Terraform ignores the name", () => {
    const stack = stackWithProvider();
    realtimeEndpoint(stack);
    expect(resource(stack, "terraform_data")).toEqual({ triggers_replace: { name: "llm" } });
  });

  it("keeps a minimum of zero that was asked for", () => {
    expect(variant({ minInstanceCount: 0 })).toMatchObject({
      initial_instance_count: 1,
      managed_instance_scaling: { min_instance_count: 0 },
    });
  });

  it("refers to its configuration by name, and is called as it was asked to", () => {
    expect(endpoint()).toMatchObject({
      name: "llm",
      endpoint_config_name: expect.stringMatching(/^\$\{aws_sagemaker_endpoint_configuration\.\w+\.name\}$/),
    });
  });

  it("fails the apply where SageMaker silently rolled it back", () => {
    expect(endpoint().lifecycle).toEqual({
      postcondition: [
        {
          condition: expect.stringMatching(
            /^\$\{self\.endpoint_config_name == aws_sagemaker_endpoint_configuration\.\w+\.name\}$/,
          ),
          error_message: expect.stringContaining("SageMaker rolled the endpoint back"),
        },
      ],
    });
  });

  it("is named after its path where it was given no name", () => {
    expect(endpoint({ endpointName: undefined }).name).toMatch(/^test-Llm-[0-9a-f]{8}$/);
  });

  it("has its name and ARN as references, so that what uses them waits", () => {
    const stack = stackWithProvider();
    const host = realtimeEndpoint(stack);
    new TerraformOutput(stack, "shown", { value: [host.endpointName, host.endpointArn], staticId: true });
    expect(synthesized(stack).output).toEqual({
      shown: {
        value: [
          expect.stringMatching(/^\$\{aws_sagemaker_endpoint\.\w+\.name\}$/),
          expect.stringMatching(/^\$\{aws_sagemaker_endpoint\.\w+\.arn\}$/),
        ],
      },
    });
    expect(host.dependables).toEqual([host.endpoint]);
  });

  it("lists its components in the order they were added", () => {
    const stack = stackWithProvider();
    const host = realtimeEndpoint(stack);
    const llama = inferenceComponent(stack, {}, host);
    expect(host.components).toEqual([llama]);
  });
});

describe("the variant of an endpoint", () => {
  it("starts with its minimum where it has one", () => {
    expect(variant({ minInstanceCount: 2 })).toMatchObject({
      initial_instance_count: 2,
      managed_instance_scaling: { min_instance_count: 2 },
    });
  });

  it.each<[string, Props, Block]>([
    ["name", { variantName: "gpu" }, { variant_name: "gpu" }],
    ["initial instances", { initialInstanceCount: 2 }, { initial_instance_count: 2 }],
    ["routing", { routingStrategy: RoutingStrategy.RANDOM }, { routing_config: [{ routing_strategy: "RANDOM" }] }],
    ["AMI", { inferenceAmiVersion: "al2-ami-1" }, { inference_ami_version: "al2-ami-1" }],
    [
      "startup timeout",
      { containerStartupHealthCheckTimeout: Duration.minutes(15) },
      { container_startup_health_check_timeout_in_seconds: 900 },
    ],
    [
      "download timeout",
      { modelDataDownloadTimeout: Duration.minutes(20) },
      { model_data_download_timeout_in_seconds: 1200 },
    ],
    ["storage", { volumeSizeGb: 256 }, { volume_size_in_gb: 256 }],
    [
      "core dump",
      { coreDump: { destinationS3Uri: "s3://bucket/dumps", kmsKeyId: "key" } },
      { core_dump_config: { destination_s3_uri: "s3://bucket/dumps", kms_key_id: "key" } },
    ],
    ["shell", { enableSsmAccess: true }, { enable_ssm_access: true }],
    ["lack of a shell", { enableSsmAccess: false }, { enable_ssm_access: false }],
  ])("has the %s it was given", (_, props, expected) => {
    expect(variant(props)).toMatchObject(expected);
  });

  it("may have others beside it", () => {
    const additionalVariants = [{ variantName: "cpu", instanceType: "ml.m5.large", maxInstanceCount: 5 }];
    expect(configuration({ additionalVariants }).production_variants).toMatchObject([
      { variant_name: DEFAULT_VARIANT_NAME, instance_type: "ml.g5.12xlarge" },
      {
        variant_name: "cpu",
        instance_type: "ml.m5.large",
        initial_instance_count: 1,
        managed_instance_scaling: { min_instance_count: 0, max_instance_count: 5 },
      },
    ]);
  });
});

describe("data capture", () => {
  const destinationS3Uri = "s3://bucket/capture";

  it("keeps both sides", () => {
    expect(configuration({ dataCapture: { destinationS3Uri, samplingPercentage: 0 } }).data_capture_config).toEqual({
      enable_capture: true,
      destination_s3_uri: destinationS3Uri,
      initial_sampling_percentage: 0,
      capture_options: [{ capture_mode: "Input" }, { capture_mode: "Output" }],
    });
  });

  it("has every setting it was given", () => {
    const dataCapture = {
      destinationS3Uri,
      samplingPercentage: 100,
      modes: [CaptureMode.OUTPUT],
      enabled: false,
      kmsKeyId: "key",
      csvContentTypes: ["text/csv"],
      jsonContentTypes: ["application/json"],
    };
    expect(configuration({ dataCapture }).data_capture_config).toEqual({
      enable_capture: false,
      destination_s3_uri: destinationS3Uri,
      initial_sampling_percentage: 100,
      kms_key_id: "key",
      capture_options: [{ capture_mode: "Output" }],
      capture_content_type_header: { csv_content_types: ["text/csv"], json_content_types: ["application/json"] },
    });
  });

  it("and core dumps may be written by the endpoint's role", () => {
    const stack = stackWithProvider();
    realtimeEndpoint(stack, {
      executionRoleArn: undefined,
      dataCapture: { destinationS3Uri, samplingPercentage: 1 },
      coreDump: { destinationS3Uri: "s3://bucket/dumps/" },
    });
    const { Statement } = Object(document(resource(stack, "aws_iam_role_policy").policy));
    const written = Statement.filter(({ Action }: { Action: string[] }) => Action.includes("s3:PutObject"));
    expect(written).toMatchObject([
      { Resource: [expect.stringMatching(/:s3:::bucket\/capture\/\*$/)] },
      { Resource: [expect.stringMatching(/:s3:::bucket\/dumps\/\*$/)] },
    ]);
  });
});

describe("the deployment of an endpoint", () => {
  const policy = (deploymentPolicy: DeploymentPolicy) => endpoint({ deploymentPolicy }).deployment_config;
  const minute = Duration.minutes(1);

  it("is SageMaker's own where nothing is said", () => {
    expect(endpoint()).not.toHaveProperty("deployment_config");
  });

  it("may be blue/green, all at once, with no wait", () => {
    const trafficRouting = TrafficRouting.allAtOnce(Duration.seconds(0));
    expect(policy(DeploymentPolicy.blueGreen({ trafficRouting, terminationWait: Duration.seconds(0) }))).toEqual({
      blue_green_update_policy: {
        traffic_routing_configuration: { type: "ALL_AT_ONCE", wait_interval_in_seconds: 0 },
        termination_wait_in_seconds: 0,
      },
    });
  });

  it("may be blue/green by a canary, rolled back by alarms", () => {
    const trafficRouting = TrafficRouting.canary(CapacitySize.capacityPercent(10), minute);
    expect(
      policy(
        DeploymentPolicy.blueGreen({
          trafficRouting,
          maximumExecutionTimeout: Duration.hours(1),
          rollbackAlarmNames: ["errors", "latency"],
        }),
      ),
    ).toEqual({
      blue_green_update_policy: {
        traffic_routing_configuration: {
          type: "CANARY",
          wait_interval_in_seconds: 60,
          canary_size: { type: "CAPACITY_PERCENT", value: 10 },
        },
        maximum_execution_timeout_in_seconds: 3600,
      },
      auto_rollback_configuration: { alarms: [{ alarm_name: "errors" }, { alarm_name: "latency" }] },
    });
  });

  it("may be blue/green in equal steps", () => {
    const trafficRouting = TrafficRouting.linear(CapacitySize.instanceCount(1), minute);
    expect(policy(DeploymentPolicy.blueGreen({ trafficRouting }))).toMatchObject({
      blue_green_update_policy: {
        traffic_routing_configuration: {
          type: "LINEAR",
          linear_step_size: { type: "INSTANCE_COUNT", value: 1 },
        },
      },
    });
  });

  it("may go batch by batch", () => {
    expect(
      policy(
        DeploymentPolicy.rolling({
          maximumBatchSize: CapacitySize.capacityPercent(25),
          rollbackMaximumBatchSize: CapacitySize.instanceCount(2),
          waitInterval: Duration.seconds(0),
          maximumExecutionTimeout: Duration.minutes(10),
        }),
      ),
    ).toEqual({
      rolling_update_policy: {
        maximum_batch_size: { type: "CAPACITY_PERCENT", value: 25 },
        rollback_maximum_batch_size: { type: "INSTANCE_COUNT", value: 2 },
        wait_interval_in_seconds: 0,
        maximum_execution_timeout_in_seconds: 600,
      },
    });
  });
});

describe("the name of a configuration", () => {
  const name = (props: Props = {}) => configuration(props).name;

  it("is the same in every run", () => {
    expect(name()).toBe(name());
  });

  it.each<[string, Props]>([
    ["instance type", { instanceType: "ml.g5.48xlarge" }],
    ["maximum", { maxInstanceCount: 4 }],
    ["key", { kmsKeyArn: "arn:aws:kms:eu-west-3:123456789012:key/1" }],
    ["data capture", { dataCapture: { destinationS3Uri: "s3://bucket/p", samplingPercentage: 1 } }],
    ["role", { executionRoleArn: `${ROLE_ARN}-2` }],
  ])("changes with the %s, for a configuration cannot be changed", (_, props) => {
    expect(name(props)).not.toBe(name());
  });

  it("does not change with what the endpoint alone is about", () => {
    expect(name({ tags: { a: "b" } })).toBe(name());
    const trafficRouting = TrafficRouting.allAtOnce(Duration.minutes(1));
    expect(name({ deploymentPolicy: DeploymentPolicy.blueGreen({ trafficRouting }) })).toBe(name());
  });

  it("is known to a plan although the role is not there yet", () => {
    expect(name({ executionRoleArn: undefined })).toMatch(replaceableName("llm"));
  });

  it("is computed by Terraform where Terraform alone knows a part", () => {
    const stack = stackWithProvider();
    realtimeEndpoint(stack, { maxInstanceCount: variable(stack, "max").numberValue });
    expect(resource(stack, CONFIGURATION).name).toMatch(
      /^llm-\$\{substr\(sha256\(jsonencode\(\[.*, var\.max\]\)\), 0, 8\)\}$/,
    );
  });
});

describe("an endpoint", () => {
  it("encrypts its storage with the key it was given", () => {
    const kmsKeyArn = "arn:aws:kms:eu-west-3:123456789012:key/1";
    expect(configuration({ kmsKeyArn }).kms_key_arn).toBe(kmsKeyArn);
  });

  it("has tags, and its configuration, and the role that is created for it", () => {
    const stack = stackWithProvider();
    realtimeEndpoint(stack, { tags: { team: "inference" }, executionRoleArn: undefined });
    const tags = [ENDPOINT, CONFIGURATION, "aws_iam_role"].map((type) => resource(stack, type).tags);
    expect(tags).toEqual(Array(3).fill({ team: "inference" }));
  });

  it("uses the provider it was given, and so does all that hangs on it", () => {
    const stack = stackWithProvider();
    const [provider] = stack.allProviders();
    if (provider !== undefined) {
      provider.alias = "paris";
    }
    const host = realtimeEndpoint(stack, { provider, executionRoleArn: undefined });
    inferenceComponent(stack, {}, host);
    const types = [
      CONFIGURATION,
      ENDPOINT,
      "aws_iam_role",
      "aws_iam_role_policy",
      "aws_cloudcontrolapi_resource",
      "aws_appautoscaling_target",
      "aws_appautoscaling_policy",
      "aws_cloudwatch_metric_alarm",
    ];
    const providers = types.flatMap((type) => resources(stack, type).map((block) => block.provider));
    expect(new Set(providers)).toEqual(new Set(["aws.paris"]));
  });

  it("takes the role it was given, and creates none", () => {
    const stack = stackWithProvider();
    realtimeEndpoint(stack, { executionRole: ExecutionRole.fromRoleArn(stack, "Theirs", ROLE_ARN) });
    expect(resource(stack, CONFIGURATION).execution_role_arn).toBe(ROLE_ARN);
    expect(resources(stack, "aws_iam_role")).toEqual([]);
  });

  it("waits for the permissions of its role", () => {
    expect(endpoint({ executionRoleArn: undefined })).toMatchObject({
      depends_on: [expect.stringMatching(/^aws_iam_role_policy\./)],
    });
  });
});

describe("an endpoint from elsewhere", () => {
  it("is known by its name, and by nothing else", () => {
    const endpoint = RealtimeEndpoint.fromEndpointName(stackWithProvider(), "Theirs", "llm");
    expect(endpoint.node.path).toBe("test/Theirs");
    expect(endpoint).toMatchObject({ endpointName: "llm", variants: [], executionRole: undefined });
  });

  it("may tell what its variant is", () => {
    const attributes = { endpointName: "llm", variantName: "gpu", instanceType: "ml.g5.xlarge" };
    const endpoint = RealtimeEndpoint.fromEndpointAttributes(stackWithProvider(), "Theirs", attributes);
    expect(endpoint).toMatchObject({
      endpointName: "llm",
      variants: [{ variantName: "gpu", instanceType: "ml.g5.xlarge" }],
    });
  });
});

describe("an endpoint that is wrong", () => {
  const other = { variantName: "other", instanceType: "ml.m5.large", maxInstanceCount: 1 };

  it.each<[string, Props, string]>([
    ["an instance type of EC2", { instanceType: "g5.12xlarge" }, "must be a SageMaker instance type"],
    ["no instance type", { instanceType: untyped<string>(undefined) }, "instanceType is missing, must be a SageMaker"],
    [
      "a maximum of zero",
      { maxInstanceCount: 0 },
      "maxInstanceCount is 0, must be a whole number of at least 1: without an instance the endpoint can never wake",
    ],
    [
      "a minimum above the maximum",
      { minInstanceCount: 4 },
      "minInstanceCount is 4, must be at most maxInstanceCount, which is 3",
    ],
    ["no instance to start with", { initialInstanceCount: 0 }, "SageMaker creates no endpoint without an instance"],
    [
      "too many instances to start with",
      { initialInstanceCount: 4 },
      "initialInstanceCount is 4, must be at most maxInstanceCount, which is 3",
    ],
    [
      "a capture that goes nowhere",
      { dataCapture: { destinationS3Uri: "bucket", samplingPercentage: 1 } },
      "dataCapture.destinationS3Uri",
    ],
    [
      "a capture of neither side",
      { dataCapture: { destinationS3Uri: "s3://b", samplingPercentage: 1, modes: [] } },
      "must name a side: leave it out for both",
    ],
    [
      "a capture with no content type in its list",
      { dataCapture: { destinationS3Uri: "s3://b", samplingPercentage: 1, csvContentTypes: [] } },
      "dataCapture.csvContentTypes is 0, must hold 1 to 10 content types",
    ],
    ["a core dump that goes nowhere", { coreDump: { destinationS3Uri: "/tmp" } }, "coreDump.destinationS3Uri"],
    [
      "two variants of one name",
      { additionalVariants: [{ ...other, variantName: undefined }] },
      "must have names that differ",
    ],
    [
      "a wrong number on a further variant",
      { additionalVariants: [{ ...other, maxInstanceCount: 0 }] },
      "additionalVariants[0].maxInstanceCount is 0",
    ],
    [
      "a model on its variant",
      untyped<Props>({ modelName: "llama" }),
      'modelName is "given", may not stand on a variant with managed instance scaling',
    ],
    [
      "two roles",
      { executionRole: ExecutionRole.fromRoleArn(new RootConstruct(), "Role", ROLE_ARN), executionRoleArn: ROLE_ARN },
      "may not be given beside executionRole",
    ],
    ["an underscore in its name", { endpointName: "my_llm" }, 'try "my-llm"'],
    ["an underscore in its variant's name", { variantName: "my_variant" }, 'try "my-variant"'],
  ])("says so: %s", (_, props, problem) => {
    expect(found(props)).toContainEqual(expect.stringContaining(problem));
  });

  it("says all that is wrong at once", () => {
    expect(found({ endpointName: "a_b", maxInstanceCount: 0, volumeSizeGb: 0 })).toHaveLength(3);
  });

  it("is none where Terraform alone knows the numbers: Terraform checks them", () => {
    const stack = stackWithProvider();
    realtimeEndpoint(stack, {
      minInstanceCount: variable(stack, "min").numberValue,
      maxInstanceCount: variable(stack, "max").numberValue,
      containerStartupHealthCheckTimeout: Duration.seconds(variable(stack, "timeout").numberValue),
    });
    expect(resource(stack, CONFIGURATION)).toMatchObject({
      production_variants: [
        {
          // SageMaker starts no endpoint without an instance, whatever the minimum will be.
          initial_instance_count: "${max(1, var.min)}",
          managed_instance_scaling: { min_instance_count: "${var.min}", max_instance_count: "${var.max}" },
          container_startup_health_check_timeout_in_seconds: "${var.timeout}",
        },
      ],
      lifecycle: {
        precondition: [
          { condition: "${((1 <= var.max) && (floor(var.max) == var.max))}" },
          { condition: "${((0 <= var.min) && (floor(var.min) == var.min))}" },
          { condition: "${(var.min <= var.max)}" },
          { condition: expect.stringContaining("3600 >= var.timeout") },
        ],
      },
    });
  });
});

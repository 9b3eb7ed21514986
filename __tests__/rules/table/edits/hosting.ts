import {
  COMPONENT,
  COMPUTE,
  CREATE_COMPONENT,
  CREATE_CONFIGURATION,
  CREATE_ENDPOINT,
  CREATE_MODEL,
  MANAGED_SCALING,
  PROVIDER_REGION,
  QUEUE,
  VARIANT,
  ZERO_INSTANCES,
} from "../documents";
import { ALL, type EditTable, type Row } from "../edit";

/* aws_sagemaker_endpoint, aws_sagemaker_endpoint_configuration, inference components and aws_sagemaker_model */

const FIRST = "production_variants.0";
const MANAGED = `${FIRST}.managed_instance_scaling`;

const configuration: readonly Row[] = [
  ["name", ["chat-1", "c"], "harmless", "the endpoint refers to it"],
  [
    "name",
    ["chat_1", "-chat", "x".repeat(64), "chat 1"],
    "breaks both",
    "1 to 63 letters, digits and hyphens",
    CREATE_CONFIGURATION,
  ],
  ["execution_role_arn", [undefined], "breaks both", "a configuration for components has a role", CREATE_CONFIGURATION],
  ["execution_role_arn", ["arn:aws:iam::123456789012:role/other"], "harmless", "another role"],
  [
    "kms_key_arn",
    ["arn:aws:kms:us-east-1:123456789012:key/1f2e3d4c-0000-4000-8000-000000000000"],
    "harmless",
    "a key for the volume",
  ],
  ["tags", [{ team: "ml" }], "harmless", "tags change no behaviour"],
  [
    `${FIRST}.variant_name`,
    ["Other", "alltraffic", "AllTraffic2"],
    "breaks both",
    "components name a variant that is not there",
    CREATE_COMPONENT,
  ],
  [
    `${FIRST}.variant_name`,
    ["All_Traffic", "x".repeat(64)],
    "breaks both",
    "1 to 63 letters, digits and hyphens",
    VARIANT,
  ],
  [`${FIRST}.model_name`, ["weights"], "breaks both", "a variant for components names no model", VARIANT],
  [
    `${FIRST}.instance_type`,
    ["ml.g5.48xlarge", "ml.g6.12xlarge", "ml.p4d.24xlarge"],
    "harmless",
    "at least 4 accelerators",
  ],
  [`${FIRST}.instance_type`, ["ml.m5.xlarge", "ml.c5.large"], "breaks wake", "no accelerator for the copies", COMPUTE],
  [
    `${FIRST}.instance_type`,
    ["g5.12xlarge", "ml.g5.huge", "ml.G5.12xlarge"],
    "weakens",
    "not in the list that is known: a new type, or a wrong one",
    VARIANT,
  ],
  [`${FIRST}.initial_instance_count`, [1, 2], "harmless", "within the bounds"],
  [`${FIRST}.initial_instance_count`, [-1], "breaks both", "at least 1", VARIANT],
  [`${FIRST}.initial_instance_count`, [0], "breaks both", "at least 1", VARIANT],
  [
    `${FIRST}.initial_instance_count`,
    [3, 100],
    "breaks both",
    "above the maximum of managed instance scaling",
    MANAGED_SCALING,
  ],
  [MANAGED, [undefined], "breaks sleep", "instances stay", ZERO_INSTANCES],
  [`${MANAGED}.status`, ["DISABLED"], "breaks sleep", "instances stay", MANAGED_SCALING],
  [`${MANAGED}.status`, ["enabled", "ON"], "breaks sleep", "none of the list", MANAGED_SCALING],
  [`${MANAGED}.min_instance_count`, [0], "harmless", "down to none"],
  [`${MANAGED}.min_instance_count`, [1, 2], "breaks sleep", "an instance stays", MANAGED_SCALING],
  [`${MANAGED}.min_instance_count`, [-1], "breaks both", "at least 0", MANAGED_SCALING],
  [`${MANAGED}.min_instance_count`, [3], "breaks both", "above the maximum", MANAGED_SCALING],
  [`${MANAGED}.max_instance_count`, [2, 4, 100], "harmless", "room for all copies"],
  [`${MANAGED}.max_instance_count`, [1], "weakens", "room for 4 of 6 copies"],
  [`${MANAGED}.max_instance_count`, [-1], "breaks both", "at least 1", MANAGED_SCALING],
  [
    `${FIRST}.routing_config.0.routing_strategy`,
    ["LEAST_OUTSTANDING_REQUESTS", "RANDOM"],
    "harmless",
    "how requests are shared out",
    VARIANT,
  ],
  [`${FIRST}.routing_config.0.routing_strategy`, ["random", "ROUND_ROBIN"], "breaks both", "none of the list", VARIANT],
  [`${FIRST}.routing_config`, [undefined], "harmless", "how requests are shared out", VARIANT],
  [`${FIRST}.initial_variant_weight`, [0.5, 1], "harmless", "there is one variant"],
  [`${FIRST}.container_startup_health_check_timeout_in_seconds`, [60, 600, 3600], "harmless", "60 to 3600", VARIANT],
  [`${FIRST}.container_startup_health_check_timeout_in_seconds`, [59, 3601], "breaks both", "60 to 3600", VARIANT],
  [`${FIRST}.model_data_download_timeout_in_seconds`, [60, 3600], "harmless", "60 to 3600", VARIANT],
  [`${FIRST}.model_data_download_timeout_in_seconds`, [1, 86_400], "breaks both", "60 to 3600", VARIANT],
  [`${FIRST}.volume_size_in_gb`, [513, -1], "breaks both", "1 to 512", VARIANT],
  [`${FIRST}.enable_ssm_access`, [true], "harmless", "a way into the container"],
  [
    `${FIRST}.serverless_config`,
    [{ max_concurrency: 1, memory_size_in_mb: 2048 }],
    "breaks both",
    "a serverless variant has no instances",
    VARIANT,
  ],
  [
    "async_inference_config",
    [{ output_config: { s3_output_path: "s3://bucket/out/" } }],
    "breaks both",
    "requests of a queue do not reach components",
    QUEUE,
  ],
  [
    "data_capture_config",
    [
      {
        initial_sampling_percentage: 100,
        destination_s3_uri: "s3://bucket/c/",
        capture_options: [{ capture_mode: "Input" }],
      },
    ],
    "harmless",
    "capture changes no behaviour",
  ],
  ["production_variants", [[]], "breaks both", "1 to 10 variants", CREATE_CONFIGURATION],
  [
    "region",
    ["eu-west-1"],
    "doubtful",
    "the endpoint refers to a name that another Region may have too",
    PROVIDER_REGION,
  ],
];

const queue: readonly Row[] = [
  [
    "async_inference_config",
    [undefined],
    "breaks both",
    "a real-time variant with a model stays at one instance",
    ZERO_INSTANCES,
  ],
  [
    "async_inference_config.output_config.s3_output_path",
    ["s3://bucket/", "s3://other/answers/"],
    "harmless",
    "another place",
  ],
  ["async_inference_config.output_config.s3_output_path", [undefined], "breaks both", "answers have a place", QUEUE],
  ["async_inference_config.output_config.s3_failure_path", ["s3://bucket/failed/"], "harmless", "a place for failures"],
  ["async_inference_config.output_config.kms_key_id", ["alias/answers"], "harmless", "a key for answers"],
  [
    "async_inference_config.output_config.notification_config",
    [{ success_topic: "arn:aws:sns:us-east-1:123456789012:done" }],
    "harmless",
    "messages",
  ],
  [
    "async_inference_config.client_config",
    [{ max_concurrent_invocations_per_instance: 1 }, { max_concurrent_invocations_per_instance: 4 }, {}],
    "harmless",
    "at most the target of tracking",
  ],
  [
    "async_inference_config.client_config",
    [{ max_concurrent_invocations_per_instance: 100 }],
    "weakens",
    "instances are added while those that are there could take more",
    QUEUE,
  ],
  [
    "async_inference_config.client_config",
    [{ max_concurrent_invocations_per_instance: 1001 }, { max_concurrent_invocations_per_instance: -1 }],
    "breaks both",
    "1 to 1000",
    QUEUE,
  ],
  [`${FIRST}.variant_name`, ["Other", "alltraffic"], "breaks sleep", "the target names a variant that is not there"],
  [`${FIRST}.model_name`, [undefined], "breaks both", "an asynchronous variant names a model", VARIANT],
  [`${FIRST}.model_name`, ["other"], "harmless", "another model"],
  [`${FIRST}.instance_type`, ["ml.g5.2xlarge", "ml.m5.xlarge"], "harmless", "another type"],
  [
    `${FIRST}.instance_type`,
    ["ml.t2.medium"],
    "breaks wake",
    "burstable instances are not scaled",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/endpoint-auto-scaling-prerequisites.html",
  ],
  [`${FIRST}.initial_instance_count`, [1, 2], "harmless", "within the bounds"],
  [`${FIRST}.initial_instance_count`, [-1], "breaks both", "at least 1", VARIANT],
  [
    MANAGED,
    [{ status: "ENABLED", min_instance_count: 0, max_instance_count: 2 }],
    "breaks both",
    "managed instance scaling is for components alone",
    MANAGED_SCALING,
  ],
  [
    `${FIRST}.serverless_config`,
    [{ max_concurrency: 1, memory_size_in_mb: 2048 }],
    "breaks both",
    "a serverless variant has no queue",
    VARIANT,
  ],
  [`${FIRST}.volume_size_in_gb`, [600], "breaks both", "1 to 512", VARIANT],
  ["tags", [{ team: "ml" }], "harmless", "tags change no behaviour"],
];

const endpoint: readonly Row[] = [
  ["name", ["chat_1", "-chat", "x".repeat(64), "chat 1"], "breaks both", "1 to 63 letters, digits and hyphens"],
  ["name", ["assistant", "Chat2"], "harmless", "components refer to it"],
  [
    "endpoint_config_name",
    ["elsewhere"],
    "doubtful",
    "what a configuration that is elsewhere holds is not in the source",
  ],
  [
    "deployment_config",
    [
      {
        blue_green_update_policy: {
          traffic_routing_configuration: { type: "ALL_AT_ONCE", wait_interval_in_seconds: 0 },
        },
      },
    ],
    "doubtful",
    "how it is updated, and whether that takes components, is in no document",
  ],
  ["tags", [{ team: "ml" }], "harmless", "tags change no behaviour"],
];

const STATE = "desired_state";

const componentRows = (at: (place: string) => string): readonly Row[] => {
  const needs = (name: string): string => at(`Specification.ComputeResourceRequirements.${name}`);
  return [
    [at("EndpointName"), ["nope"], "doubtful", "an endpoint of another name may be elsewhere"],
    [at("VariantName"), ["Nope", "alltraffic", "AllTraffic ", "Second"], "breaks both", "no such variant"],
    [at("VariantName"), [undefined], "harmless", "optional: SageMaker takes the variant of the endpoint"],
    [at("RuntimeConfig.CopyCount"), [1, 2, 3], "harmless", "at least one to begin with"],
    [at("RuntimeConfig.CopyCount"), [0, -1], "breaks both", "at least one to begin with", CREATE_COMPONENT],
    [at("Specification.ModelName"), ["other"], "harmless", "another model", COMPONENT],
    [at("Specification.ModelName"), [undefined], "breaks both", "a model or a container", COMPONENT],
    [at("Specification"), [undefined], "breaks both", "a component has a specification", CREATE_COMPONENT],
    [needs("NumberOfAcceleratorDevicesRequired"), [1], "harmless", "6 copies on two instances of 4", COMPUTE],
    [
      needs("NumberOfAcceleratorDevicesRequired"),
      [2],
      "weakens",
      "9 devices for all copies, and 8 on the instances",
      COMPUTE,
    ],
    [
      needs("NumberOfAcceleratorDevicesRequired"),
      [4],
      "doubtful",
      "2 copies of 3 fit, and the other component needs room too",
    ],
    [needs("NumberOfAcceleratorDevicesRequired"), [5, 8, 64], "breaks wake", "more than an instance has", COMPUTE],
    [needs("NumberOfAcceleratorDevicesRequired"), [0, -1], "breaks both", "at least 1", COMPUTE],
    [needs("NumberOfAcceleratorDevicesRequired"), [undefined], "weakens", "a copy without an accelerator", COMPUTE],
    [needs("MinMemoryRequiredInMb"), [128, 1024, 8192], "harmless", "a part of the memory", COMPUTE],
    [needs("MinMemoryRequiredInMb"), [200_000, 1_000_000], "breaks wake", "more than an instance has", COMPUTE],
    [needs("MinMemoryRequiredInMb"), [127, 0, -1], "breaks both", "at least 128", COMPUTE],
    [needs("MinMemoryRequiredInMb"), [undefined], "breaks both", "required", COMPUTE],
    [needs("MaxMemoryRequiredInMb"), [1024, 4096], "harmless", "at least the minimum", COMPUTE],
    [needs("MaxMemoryRequiredInMb"), [512], "breaks wake", "below the minimum", COMPUTE],
    [needs("NumberOfCpuCoresRequired"), [0.25, 1, 4], "harmless", "a part of the cores", COMPUTE],
    [needs("NumberOfCpuCoresRequired"), [49, 1000], "breaks wake", "more than an instance has", COMPUTE],
    [needs("NumberOfCpuCoresRequired"), [0.1, 0, -1], "breaks both", "at least 0.25", COMPUTE],
    [
      at("Specification.StartupParameters.ModelDataDownloadTimeoutInSeconds"),
      [60, 600, 3600],
      "harmless",
      "60 to 3600",
      COMPONENT,
    ],
    [
      at("Specification.StartupParameters.ContainerStartupHealthCheckTimeoutInSeconds"),
      [60, 600, 3600],
      "harmless",
      "60 to 3600",
      COMPONENT,
    ],
    [
      at("Specification.StartupParameters.ModelDataDownloadTimeoutInSeconds"),
      [59, 0, 3601],
      "breaks both",
      "60 to 3600",
      COMPONENT,
    ],
    [
      at("Specification.StartupParameters.ContainerStartupHealthCheckTimeoutInSeconds"),
      [59, -1, 3601],
      "breaks both",
      "60 to 3600",
      COMPONENT,
    ],
    [at("Tags"), [[{ Key: "team", Value: "ml" }]], "harmless", "tags change no behaviour"],
  ];
};

const named = (at: (place: string) => string): readonly Row[] => [
  [
    at("InferenceComponentName"),
    ["chat-other"],
    "breaks both",
    "the target and the alarm name another one",
    CREATE_COMPONENT,
  ],
  [
    at("InferenceComponentName"),
    ["chat_large", "x".repeat(64), "chat large"],
    "breaks both",
    "1 to 63 letters, digits and hyphens",
    CREATE_COMPONENT,
  ],
];

const snake = (place: string): string => place.replace(/(?<=[a-z0-9])([A-Z])/g, "_$1").toLowerCase();
const inState = (place: string): string => `${STATE}.${place}`;

export const hosting: readonly EditTable[] = [
  {
    wiring: "components",
    on: "aws_sagemaker_endpoint_configuration.Chat_Configuration",
    source: CREATE_CONFIGURATION,
    rows: configuration,
  },
  {
    wiring: "queue",
    on: "aws_sagemaker_endpoint_configuration.Ocr_Configuration",
    source: CREATE_CONFIGURATION,
    rows: queue,
  },
  { wiring: "components", on: "aws_sagemaker_endpoint.Chat_Endpoint", source: CREATE_ENDPOINT, rows: endpoint },
  {
    wiring: "queue",
    on: "aws_sagemaker_endpoint.Ocr_Endpoint",
    source: CREATE_ENDPOINT,
    rows: [
      ["name", ["scanner"], "harmless", "all others refer to it"],
      ["name", ["ocr_1", "x".repeat(64)], "breaks both", "1 to 63 letters, digits and hyphens"],
      [
        "endpoint_config_name",
        ["elsewhere"],
        "doubtful",
        "what a configuration that is elsewhere holds is not in the source",
      ],
    ],
  },
  {
    wiring: "components",
    on: "aws_cloudcontrolapi_resource.Chat_Large",
    source: CREATE_COMPONENT,
    rows: [
      [ALL, [undefined], "doubtful", "the component that the target names may be managed elsewhere"],
      ...componentRows(inState),
      ...named(inState),
      ["type_name", ["AWS::SageMaker::Endpoint"], "doubtful", "another type: what it is cannot be told from its name"],
      [STATE, ["{", "[]"], "doubtful", "Terraform refuses it: the reader answers with an error of its own"],
    ],
  },
  {
    wiring: "awscc",
    on: "awscc_sagemaker_inference_component.Chat_Large",
    source: CREATE_COMPONENT,
    rows: [...componentRows(snake), ...named(snake)],
  },
  {
    wiring: "variants",
    on: "aws_sagemaker_endpoint_configuration.Chat_Configuration",
    source: CREATE_CONFIGURATION,
    rows: [
      [
        "production_variants.1.variant_name",
        ["Third", "second"],
        "breaks both",
        "the component on it names a variant that is not there",
      ],
      ["production_variants.1", [undefined], "breaks both", "the component on it names a variant that is not there"],
      ["production_variants.1.managed_instance_scaling.min_instance_count", [1], "breaks sleep", "an instance stays"],
      ["production_variants.1.managed_instance_scaling.status", ["DISABLED"], "breaks sleep", "instances stay"],
      ["production_variants.1.managed_instance_scaling", [undefined], "breaks sleep", "instances stay"],
      ["production_variants.1.instance_type", ["ml.m5.xlarge"], "breaks wake", "no accelerator for its copies"],
      ["production_variants.1.instance_type", ["ml.g5.48xlarge"], "harmless", "more accelerators"],
      ["production_variants.1.initial_variant_weight", [0.1], "harmless", "requests name the component"],
      ["production_variants.1.model_name", ["weights"], "breaks both", "a variant for components names no model"],
      [
        "production_variants.1.variant_name",
        ["AllTraffic"],
        "breaks both",
        "two variants of one name",
        CREATE_CONFIGURATION,
      ],
    ],
  },
  {
    wiring: "variants",
    on: "aws_cloudcontrolapi_resource.Chat_Small",
    source: CREATE_COMPONENT,
    rows: [
      [
        "desired_state.VariantName",
        ["AllTraffic"],
        "doubtful",
        "all copies on one variant, and the instances of the other without a use",
      ],
      ["desired_state.VariantName", ["Third", "second", ""], "breaks both", "no such variant"],
    ],
  },
  {
    wiring: "components",
    on: "aws_sagemaker_model.Weights_Model",
    source: CREATE_MODEL,
    rows: [
      ["name", ["weights-2", "w"], "harmless", "the component refers to it"],
      ["name", ["weights_2", "x".repeat(64)], "breaks both", "1 to 63 letters, digits and hyphens"],
      ["execution_role_arn", ["arn:aws:iam::123456789012:role/other"], "harmless", "another role"],
      [
        "primary_container.image",
        ["123456789012.dkr.ecr.us-east-1.amazonaws.com/other:1"],
        "harmless",
        "another image",
      ],
      ["primary_container.model_data_url", ["s3://bucket/weights.tar.gz"], "harmless", "another artefact"],
      ["primary_container.environment", [{ MAX_TOKENS: "4096" }], "harmless", "settings of the container"],
      ["primary_container.mode", ["SingleModel"], "harmless", "one model"],
      ["primary_container.mode", ["MultiModel"], "doubtful", "components do not run several models, by AWS's guide"],
      ["enable_network_isolation", [true, false], "harmless", "the image holds its weights"],
      ["vpc_config", [{ subnets: ["subnet-1"], security_group_ids: ["sg-1"] }], "harmless", "a network of one's own"],
      ["tags", [{ team: "ml" }], "harmless", "tags change no behaviour"],
    ],
  },
];

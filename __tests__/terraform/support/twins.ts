import type { Twins } from "../../support/construct-and-module";
import { WEEKENDS } from "./weekend-twins";

const ROLE = "aws_iam_role.execution[0]";
const ROLE_POLICY = "aws_iam_role_policy.execution[0]";

/** Where a role is found that was created in a scope. */
const roleAddresses = (scope: string) => ({
  [`${scope}ExecutionRole/Role`]: ROLE,
  [`${scope}ExecutionRole/Grants/Policy`]: ROLE_POLICY,
});

/** Where an endpoint is found, and its components by their ids in the stack and their keys in the module. */
const endpointAddresses = (components: Readonly<Record<string, string>>) => ({
  "Endpoint/Configuration": "aws_sagemaker_endpoint_configuration.this",
  "Endpoint/Endpoint": "aws_sagemaker_endpoint.this",
  ...Object.assign(
    {},
    ...Object.entries(components).map(([id, key]) => ({
      [`Endpoint/${id}/Identity`]: `terraform_data.component["${key}"]`,
      [`Endpoint/${id}/Resource`]: `aws_cloudcontrolapi_resource.component["${key}"]`,
      [`Endpoint/${id}/Scaling/Target`]: `aws_appautoscaling_target.copies["${key}"]`,
      [`Endpoint/${id}/Scaling/Tracking`]: `aws_appautoscaling_policy.tracking["${key}"]`,
      [`Endpoint/${id}/Scaling/Wake`]: `aws_appautoscaling_policy.wake["${key}"]`,
      [`Endpoint/${id}/Scaling/WakeAlarm`]: `aws_cloudwatch_metric_alarm.wake["${key}"]`,
    })),
  ),
});

const IMAGE = "763104351884.dkr.ecr.us-west-2.amazonaws.com/djl-inference:0.31.0-lmi13.0.0-cu124";

/** AWS's announcement of scale to zero. */
const LLAMA: Twins = {
  example: "llama3-8b",
  module: "realtime-endpoint",
  region: "us-west-2",
  values: {
    endpoint_name: "llama3-8b",
    instance_type: "ml.g5.12xlarge",
    max_instance_count: 3,
    model_data_download_timeout_seconds: 3600,
    container_startup_health_check_timeout_seconds: 3600,
    inference_components: {
      "llama3-8b-instruct": {
        model: {
          image: IMAGE,
          model_data_prefix: "s3://my-model-bucket/llama3-8b/sharding/",
          accept_eula: true,
        },
        model_data_download_timeout_seconds: 3600,
        container_startup_health_check_timeout_seconds: 3600,
        accelerator_devices: 1,
        min_memory_mb: 1024,
        max_copies: 8,
        tracking: { policy_name: "inference-component-target-tracking-scaling-policy" },
        wake: {
          policy_name: "inference-component-step-scaling-policy",
          adjustment: "ChangeInCapacity",
          cooldown_seconds: 60,
          alarm_name: "ic-step-scaling-policy-alarm",
          treat_missing_data: "missing",
        },
      },
    },
  },
  addresses: {
    ...roleAddresses(""),
    "Model/Model": 'aws_sagemaker_model.this["llama3-8b-instruct"]',
    ...endpointAddresses({ Llama3: "llama3-8b-instruct" }),
  },
};

/** The recipe of the SageMaker guide, for a model that exists. */
const DOCS: Twins = {
  example: "docs-recipe",
  module: "realtime-endpoint",
  region: "us-east-1",
  values: {
    endpoint_name: "docs-recipe",
    instance_type: "ml.g5.xlarge",
    max_instance_count: 2,
    inference_components: {
      "docs-recipe": {
        model_name: "my-model",
        accelerator_devices: 1,
        min_memory_mb: 1024,
        max_copies: 2,
        tracking: { metric: "SageMakerInferenceComponentInvocationsPerCopy", target: 1 },
        wake: {
          adjustment: "ChangeInCapacity",
          cooldown_seconds: 60,
          alarm_name: "ic-step-scaling-alarm",
          statistic: "Sum",
          period_seconds: 60,
        },
      },
    },
  },
  addresses: { ...roleAddresses("Endpoint/"), ...endpointAddresses({ Component: "docs-recipe" }) },
};

const ofSeveral = (name: string, values: object) => ({
  [name]: {
    model: { image: IMAGE, model_data_prefix: `s3://my-model-bucket/${name}/` },
    max_copies: 2,
    placement_strategy: "BINPACK",
    tags: { team: "inference" },
    ...values,
  },
});

/** Three models on one endpoint. The modules know no adapters. */
const SEVERAL: Twins = {
  example: "several-models",
  module: "realtime-endpoint",
  region: "us-west-2",
  values: {
    endpoint_name: "several-models",
    instance_type: "ml.g5.12xlarge",
    max_instance_count: 2,
    inference_components: {
      ...ofSeveral("chat", {
        accelerator_devices: 2,
        min_memory_mb: 16_384,
        container_startup_health_check_timeout_seconds: 900,
      }),
      ...ofSeveral("summaries", { accelerator_devices: 1, min_memory_mb: 8192 }),
      ...ofSeveral("embeddings", { accelerator_devices: 1, min_memory_mb: 4096, tracking: { target: 20 } }),
    },
    tags: { team: "inference" },
  },
  addresses: {
    ...roleAddresses(""),
    "chat/Model": 'aws_sagemaker_model.this["chat"]',
    "summaries/Model": 'aws_sagemaker_model.this["summaries"]',
    "embeddings/Model": 'aws_sagemaker_model.this["embeddings"]',
    ...endpointAddresses({ Chat: "chat", Summaries: "summaries", Embeddings: "embeddings" }),
  },
  inStackOnly: "Endpoint/Chat/Support/",
};

const ASYNC_ADDRESSES = {
  "Endpoint/Configuration": "aws_sagemaker_endpoint_configuration.this",
  "Endpoint/Endpoint": "aws_sagemaker_endpoint.this",
  "Endpoint/Scaling/Target": "aws_appautoscaling_target.instances",
  "Endpoint/Scaling/Tracking": "aws_appautoscaling_policy.tracking",
  "Endpoint/Scaling/Wake": "aws_appautoscaling_policy.wake",
  "Endpoint/Scaling/WakeAlarm": "aws_cloudwatch_metric_alarm.wake",
};

/** The asynchronous endpoint of the Stable Diffusion extension. */
const DIFFUSION: Twins = {
  example: "stable-diffusion-async",
  module: "async-endpoint",
  region: "us-east-1",
  values: {
    endpoint_name: "esd-type-c356f91",
    variant_name: "prod",
    model_name: "esd-model-c356f91",
    instance_type: "ml.g5.2xlarge",
    max_instance_count: 1,
    output: { s3_output_path: "s3://my-async-bucket/stable-diffusion/output/" },
    tracking: { metric: "CPUUtilization", target: 50, policy_name: "CPUUtil-ScalingPolicy" },
    wake: {
      policy_name: "HasBacklogWithoutCapacity-ScalingPolicy",
      adjustment: "ChangeInCapacity",
      cooldown_seconds: 300,
      alarm_name: "stable-diffusion-hasbacklogwithoutcapacity-alarm",
    },
  },
  addresses: {
    ...ASYNC_ADDRESSES,
    "Endpoint/Scaling/Sleep": "aws_appautoscaling_policy.sleep[0]",
    "Endpoint/Scaling/SleepAlarm": "aws_cloudwatch_metric_alarm.sleep[0]",
  },
};

/** The asynchronous endpoint of a field report. */
const DONUT: Twins = {
  example: "donut-async",
  module: "async-endpoint",
  region: "us-east-1",
  values: {
    endpoint_name: "donut-async",
    variant_name: "variant1",
    model: {
      image:
        "763104351884.dkr.ecr.us-east-1.amazonaws.com/huggingface-pytorch-inference:2.1.0-transformers4.37.0-gpu-py310-cu118-ubuntu20.04",
      model_data_url: "s3://my-model-bucket/donut/model.tar.gz",
    },
    instance_type: "ml.g4dn.xlarge",
    max_instance_count: 1,
    output: {
      s3_output_path: "s3://my-async-bucket/donut/output/",
      s3_failure_path: "s3://my-async-bucket/donut/errors/",
      error_topic: { create: true },
    },
    input_s3_uris: ["s3://my-async-bucket/donut/input/"],
    tracking: { target: 1, policy_name: "Invocations-ScalingPolicy", scale_in_cooldown_seconds: 150 },
  },
  addresses: {
    ...ASYNC_ADDRESSES,
    ...roleAddresses("Model/"),
    "Model/Model": "aws_sagemaker_model.this[0]",
    "Endpoint/ErrorTopic": "aws_sns_topic.error[0]",
    "Endpoint/ErrorTopicPolicy": "aws_sns_topic_policy.error[0]",
  },
};

/** Each seed's stack, and the call of a module that says the same. */
export const TWINS = [LLAMA, DOCS, SEVERAL, DIFFUSION, DONUT, WEEKENDS];

import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import {
  Cron,
  Duration,
  ExecutionRole,
  Model,
  ModelData,
  Placement,
  RealtimeEndpoint,
  SleepMethod,
} from "../../../src";
import { modelNamed } from "../../support/builders";
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
  "Endpoint/ConfigurationName": "terraform_data.configuration",
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

const KEY = "arn:aws:kms:us-west-2:123456789012:key/11111111-2222-3333-4444-555555555555";

/** AWS's announcement of scale to zero. */
const LLAMA: Twins = {
  stack: "llama3-8b",
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
    "Model/Name": 'terraform_data.model["llama3-8b-instruct"]',
    "Model/Model": 'aws_sagemaker_model.this["llama3-8b-instruct"]',
    ...endpointAddresses({ Llama3: "llama3-8b-instruct" }),
  },
};

/** The recipe of the SageMaker guide, for a model that exists. */
const DOCS: Twins = {
  stack: "docs-recipe",
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

const TAGS = { team: "inference" };

/** Two components, with what the seeds have none of: idle timeouts, sleep windows, VPCs, tags. */
class AssistantsStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AwsProvider(this, "Aws", { region: "us-west-2" });
    const executionRole = new ExecutionRole(this, "ExecutionRole", { tags: TAGS });
    const endpoint = new RealtimeEndpoint(this, "Endpoint", {
      endpointName: "assistants",
      executionRole,
      instanceType: "ml.g5.12xlarge",
      maxInstanceCount: 2,
      volumeSizeGb: 200,
      tags: TAGS,
    });
    const chat = endpoint.addInferenceComponent("Chat", {
      inferenceComponentName: "chat",
      model: new Model(this, "Model", {
        modelName: "chat",
        image: IMAGE,
        modelData: ModelData.tarGz("s3://my-model-bucket/chat.tar.gz"),
        environment: { OPTION_MAX_MODEL_LEN: "8192" },
        vpc: { subnetIds: ["subnet-0a", "subnet-0b"], securityGroupIds: ["sg-0c"] },
        modelDataKmsKeyArn: KEY,
        executionRole,
        tags: TAGS,
      }),
      compute: { acceleratorDevices: 2, minMemoryMb: 16_384, maxMemoryMb: 32_768 },
      maxCopies: 4,
      idleTimeout: Duration.minutes(30),
      minUpTime: Duration.minutes(60),
      placement: Placement.binpack(),
      tags: TAGS,
    });
    chat.addAdapter("Legal", {
      inferenceComponentName: "legal-v1",
      artifactUrl: "s3://my-model-bucket/adapters/legal.tar.gz",
      wakeAlarm: { alarmName: "legal-is-called", period: Duration.seconds(60) },
      tags: { cost: "legal" },
    });
    chat.addSleepWindow("Weekend", {
      sleep: Cron.of("cron(0 18 ? * FRI *)"),
      wake: Cron.of("cron(0 7 ? * MON *)"),
      timeZone: "Europe/Paris",
      copiesOnWake: 2,
      method: SleepMethod.minCapacity({ hard: true }),
    });
    endpoint.addInferenceComponent("Search", {
      inferenceComponentName: "search-v2",
      model: modelNamed("search"),
      compute: { cpuCores: 2, minMemoryMb: 4096 },
      initialCopies: 2,
      maxCopies: 2,
      tags: { ...TAGS, cost: "search" },
    });
  }
}

const ASSISTANTS: Twins = {
  stack: "assistants",
  build: (app) => new AssistantsStack(app, "assistants"),
  module: "realtime-endpoint",
  region: "us-west-2",
  values: {
    endpoint_name: "assistants",
    instance_type: "ml.g5.12xlarge",
    max_instance_count: 2,
    volume_size_gb: 200,
    inference_components: {
      chat: {
        model: {
          image: IMAGE,
          model_data_url: "s3://my-model-bucket/chat.tar.gz",
          environment: { OPTION_MAX_MODEL_LEN: "8192" },
          subnet_ids: ["subnet-0a", "subnet-0b"],
          security_group_ids: ["sg-0c"],
          model_data_kms_key_arn: KEY,
        },
        accelerator_devices: 2,
        min_memory_mb: 16_384,
        max_memory_mb: 32_768,
        max_copies: 4,
        idle_timeout_seconds: 1800,
        min_up_time_seconds: 3600,
        placement_strategy: "BINPACK",
        adapters: {
          legal: {
            name: "legal-v1",
            artifact_url: "s3://my-model-bucket/adapters/legal.tar.gz",
            wake_alarm: { alarm_name: "legal-is-called", period_seconds: 60 },
            tags: { cost: "legal" },
          },
        },
        sleep_windows: {
          Weekend: {
            sleep: "cron(0 18 ? * FRI *)",
            wake: "cron(0 7 ? * MON *)",
            time_zone: "Europe/Paris",
            copies_on_wake: 2,
            hard: true,
          },
        },
      },
      search: {
        name: "search-v2",
        model_name: "search",
        cpu_cores: 2,
        min_memory_mb: 4096,
        initial_copies: 2,
        max_copies: 2,
        tags: { cost: "search" },
      },
    },
    tags: TAGS,
  },
  addresses: {
    ...roleAddresses(""),
    "Model/Name": 'terraform_data.model["chat"]',
    "Model/Model": 'aws_sagemaker_model.this["chat"]',
    ...endpointAddresses({ Chat: "chat", Search: "search" }),
    "Endpoint/Chat/Legal/Identity": 'terraform_data.adapter["chat/legal"]',
    "Endpoint/Chat/Legal/Resource": 'aws_cloudcontrolapi_resource.adapter["chat/legal"]',
    "Endpoint/Chat/Legal/WakeAlarm": 'aws_cloudwatch_metric_alarm.adapter_wake["chat/legal"]',
    "Endpoint/Chat/Scaling/Sleep": 'aws_appautoscaling_policy.sleep["chat"]',
    "Endpoint/Chat/Scaling/SleepAlarm": 'aws_cloudwatch_metric_alarm.sleep["chat"]',
    "Endpoint/Chat/SleepWindow-Weekend/Sleep": 'aws_appautoscaling_scheduled_action.sleep["chat/Weekend"]',
    "Endpoint/Chat/SleepWindow-Weekend/Wake": 'aws_appautoscaling_scheduled_action.wake["chat/Weekend"]',
  },
};

const ASYNC_ADDRESSES = {
  "Endpoint/ConfigurationName": "terraform_data.configuration",
  "Endpoint/Configuration": "aws_sagemaker_endpoint_configuration.this",
  "Endpoint/Endpoint": "aws_sagemaker_endpoint.this",
  "Endpoint/Scaling/Target": "aws_appautoscaling_target.instances",
  "Endpoint/Scaling/Tracking": "aws_appautoscaling_policy.tracking",
  "Endpoint/Scaling/Wake": "aws_appautoscaling_policy.wake",
  "Endpoint/Scaling/WakeAlarm": "aws_cloudwatch_metric_alarm.wake",
};

/** The asynchronous endpoint of the Stable Diffusion extension. */
const DIFFUSION: Twins = {
  stack: "stable-diffusion-async",
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
  stack: "donut-async",
  module: "async-endpoint",
  region: "us-east-1",
  values: {
    endpoint_name: "donut-async",
    variant_name: "variant1",
    model: {
      name: "donut",
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
    "Model/Name": "terraform_data.model[0]",
    "Model/Model": "aws_sagemaker_model.this[0]",
    "Endpoint/ErrorTopic": "aws_sns_topic.error[0]",
    "Endpoint/ErrorTopicPolicy": "aws_sns_topic_policy.error[0]",
  },
};

/** The smallest asynchronous endpoint of the guide. */
const ASYNC_MINIMAL: Twins = {
  stack: "async-minimal",
  module: "async-endpoint",
  region: "us-east-1",
  values: {
    endpoint_name: "async-minimal",
    variant_name: "variant1",
    model_name: "my-model",
    instance_type: "ml.m5.xlarge",
    max_instance_count: 5,
    output: { s3_output_path: "s3://my-async-bucket/output/" },
    tracking: { target: 5 },
  },
  addresses: ASYNC_ADDRESSES,
};

/** A stack of each seed that a module covers, one of ours, and the call of a module that says the same. */
export const TWINS = [LLAMA, DOCS, ASSISTANTS, DIFFUSION, DONUT, ASYNC_MINIMAL, WEEKENDS];

import type { ModuleSection } from "../../src/modules";

/* What stands in which section of which module, in the order of the files. */

const EXECUTION_ROLE: ModuleSection = {
  title: "Execution role",
  comment: "SageMaker assumes this role to download images and artifacts and to write logs.",
  blocks: ["data.aws_partition.current", "aws_iam_role.execution", "aws_iam_role_policy.execution"],
};

const model = (owner: string): ModuleSection => ({
  title: "Models",
  comment: `The image and the artifacts that ${owner} runs. Not created for an existing model (model_name).`,
  blocks: ["terraform_data.model", "aws_sagemaker_model.this"],
});

const CONFIGURATION: ModuleSection = {
  title: "Endpoint configuration",
  comment: "Instances and scaling limits of the endpoint.",
  blocks: ["terraform_data.configuration", "aws_sagemaker_endpoint_configuration.this"],
};

const ENDPOINT: ModuleSection = { title: "Endpoint", blocks: ["aws_sagemaker_endpoint.this"] };

const COMPONENT: ModuleSection = {
  title: "Inference components",
  comment: "Created through Cloud Control, because hashicorp/aws has no resource for inference components.",
  blocks: ["data.aws_default_tags.current", "terraform_data.component", "aws_cloudcontrolapi_resource.component"],
};

const scaling = (target: string, capacity: string, locals: readonly string[] = []): ModuleSection => ({
  title: "Scaling",
  comment: `Application Auto Scaling changes the number of ${capacity} between the bounds. Target tracking follows the requests while at least one runs; at zero it has no data and cannot wake.`,
  blocks: [...locals, "terraform_data.bounds", target, "aws_appautoscaling_policy.tracking"],
});

const wake = (event: string): ModuleSection => ({
  title: "Wake",
  comment: `${event} triggers the alarm, and the alarm runs the policy that scales from zero.`,
  blocks: ["aws_appautoscaling_policy.wake", "aws_cloudwatch_metric_alarm.wake"],
});

const IDLE: ModuleSection = {
  title: "Idle timeout",
  comment: "An alarm and a policy that scale to zero after a time without requests.",
  blocks: ["aws_appautoscaling_policy.sleep", "aws_cloudwatch_metric_alarm.sleep"],
};

const SLEEP_WINDOWS: ModuleSection = {
  title: "Sleep windows",
  comment:
    "Two scheduled actions a window: the first lowers the minimum to 0, and with hard = true the maximum as well; the second restores them.",
  blocks: [
    "terraform_data.sleep_window_target",
    "aws_appautoscaling_scheduled_action.sleep",
    "aws_appautoscaling_scheduled_action.wake",
  ],
};

const ADAPTERS: ModuleSection = {
  title: "Adapters",
  comment:
    "LoRA adapters are inference components on a base component. They have no copies of their own: they sleep and wake with their base.",
  blocks: [
    "terraform_data.adapter_base",
    "terraform_data.adapter",
    "aws_cloudcontrolapi_resource.adapter",
    "aws_cloudwatch_metric_alarm.adapter_wake",
  ],
};

const variables = (title: string, ...names: readonly string[]): ModuleSection => ({
  title,
  blocks: names.map((name) => `var.${name}`),
});

const outputs = (title: string, ...names: readonly string[]): ModuleSection => ({
  title,
  blocks: names.map((name) => `output.${name}`),
});

const INSTANCE_VARIABLES = [
  "instance_type",
  "variant_name",
  "max_instance_count",
  "min_instance_count",
  "initial_instance_count",
  "inference_ami_version",
  "container_startup_health_check_timeout_seconds",
  "model_data_download_timeout_seconds",
  "volume_size_gb",
  "kms_key_arn",
];

const ROLE_VARIABLES = variables(
  "Execution role",
  "execution_role_arn",
  "create_execution_role",
  "execution_role_name",
  "permissions_boundary_arn",
);

const TAG_VARIABLES = variables("Tags", "tags");

const REFUSED = "SageMaker refuses a request to a component without a copy and counts it. One refused request";

export const REALTIME_ENDPOINT_SECTIONS: readonly ModuleSection[] = [
  {
    title: "Names",
    comment:
      "Components with their names and tags, and one entry for each adapter and each sleep window of all components: for_each requires a single map.",
    blocks: ["local.components", "local.adapters", "local.sleep_windows"],
  },
  EXECUTION_ROLE,
  model("a component"),
  CONFIGURATION,
  ENDPOINT,
  COMPONENT,
  scaling("aws_appautoscaling_target.copies", "copies"),
  wake(REFUSED),
  IDLE,
  SLEEP_WINDOWS,
  ADAPTERS,
  {
    title: "Instance types",
    comment: "A component must fit on one instance. Used by the preconditions of the component.",
    blocks: ["local.instance_shapes"],
  },
  variables("Endpoint", "endpoint_name"),
  variables("Instances", ...INSTANCE_VARIABLES),
  variables("Inference components", "routing_strategy", "inference_components"),
  ROLE_VARIABLES,
  TAG_VARIABLES,
  outputs("Endpoint", "endpoint_name", "endpoint_arn", "endpoint_config_name"),
  outputs("Inference components", "inference_component_names", "inference_component_arns", "model_names"),
  outputs("Scaling", "scalable_target_ids", "wake_alarm_arns"),
  outputs("Execution role", "execution_role_arn"),
  outputs("Verification", "scale_to_zero"),
];

export const INFERENCE_COMPONENT_SECTIONS: readonly ModuleSection[] = [
  {
    title: "Names",
    comment: "Adapters with their names and tags.",
    blocks: ["local.adapters"],
  },
  EXECUTION_ROLE,
  model("the component"),
  { ...COMPONENT, title: "Inference component" },
  scaling("aws_appautoscaling_target.copies", "copies"),
  wake(REFUSED),
  IDLE,
  SLEEP_WINDOWS,
  ADAPTERS,
  variables("Endpoint", "endpoint_name", "variant_name"),
  variables(
    "Inference component",
    "name",
    "model_name",
    "model",
    "accelerator_devices",
    "cpu_cores",
    "min_memory_mb",
    "max_memory_mb",
    "container_startup_health_check_timeout_seconds",
    "model_data_download_timeout_seconds",
    "data_cache",
    "placement_strategy",
  ),
  variables(
    "Scaling",
    "initial_copies",
    "min_copies",
    "max_copies",
    "tracking",
    "wake",
    "idle_timeout_seconds",
    "min_up_time_seconds",
    "sleep_windows",
  ),
  variables("Adapters", "adapters"),
  ROLE_VARIABLES,
  TAG_VARIABLES,
  outputs("Inference component", "inference_component_name", "inference_component_arn", "model_name"),
  outputs("Scaling", "scalable_target_id", "wake_alarm_arn"),
  outputs("Execution role", "execution_role_arn"),
  outputs("Verification", "scale_to_zero"),
];

export const ASYNC_ENDPOINT_SECTIONS: readonly ModuleSection[] = [
  {
    title: "Request payloads",
    comment: "S3 prefixes that the created role can read: by default the bucket of the answers.",
    blocks: ["local.input_s3_uris"],
  },
  EXECUTION_ROLE,
  model("the endpoint"),
  {
    title: "Notification topics",
    comment: "SNS topics that report answers and errors. Created with create = true only.",
    blocks: [
      "local.success_topic_arn",
      "local.error_topic_arn",
      "aws_sns_topic.success",
      "aws_sns_topic_policy.success",
      "aws_sns_topic.error",
      "aws_sns_topic_policy.error",
    ],
  },
  CONFIGURATION,
  ENDPOINT,
  scaling("aws_appautoscaling_target.instances", "instances", ["local.own_metrics", "local.tracked_metric"]),
  wake("A request in the queue while no instance runs"),
  IDLE,
  SLEEP_WINDOWS,
  variables("Endpoint", "endpoint_name", "model_name", "model"),
  variables("Instances", ...INSTANCE_VARIABLES),
  variables("Requests and answers", "output", "input_s3_uris"),
  variables("Scaling", "tracking", "wake", "idle_timeout_seconds", "min_up_time_seconds", "sleep_windows"),
  ROLE_VARIABLES,
  TAG_VARIABLES,
  outputs("Endpoint", "endpoint_name", "endpoint_arn", "endpoint_config_name", "model_name"),
  outputs("Notification topics", "success_topic_arn", "error_topic_arn"),
  outputs("Scaling", "scalable_target_id", "wake_alarm_arn"),
  outputs("Execution role", "execution_role_arn"),
  outputs("Verification", "scale_to_zero"),
];

export const SLEEP_WINDOWS_SECTIONS: readonly ModuleSection[] = [
  {
    title: "Windows",
    comment: "One entry for each window of each component, in a map for each method.",
    blocks: [
      "local.name",
      "local.components",
      "local.windows",
      "local.min_capacity_windows",
      "local.copy_count_windows",
      "local.recreate_windows",
      "local.lambda_windows",
      "local.scheduled_windows",
      "local.aws_names",
      "local.schedule_names",
      "local.restore_names",
    ],
  },
  {
    title: "Method min-capacity",
    comment:
      "Two scheduled actions a window: the first lowers the minimum to 0, and with hard = true the maximum as well; the second restores them.",
    blocks: ["aws_appautoscaling_scheduled_action.sleep", "aws_appautoscaling_scheduled_action.wake"],
  },
  {
    title: "EventBridge Scheduler",
    comment: "The schedules of all other methods share a group, a role and a queue for calls that failed finally.",
    blocks: [
      "data.aws_partition.current",
      "aws_scheduler_schedule_group.this",
      "aws_iam_role.scheduler",
      "aws_iam_role_policy.scheduler",
      "aws_sqs_queue.dead_letters",
      "aws_sqs_queue_policy.dead_letters",
    ],
  },
  {
    title: "Method copy-count",
    comment: "EventBridge Scheduler sets the number of copies itself.",
    blocks: ["aws_scheduler_schedule.sleep", "aws_scheduler_schedule.wake"],
  },
  {
    title: "Method delete-and-recreate",
    comment:
      "EventBridge Scheduler deletes the component and creates it again. A state machine then restores its scaling.",
    blocks: [
      "data.aws_default_tags.current",
      "aws_scheduler_schedule.delete",
      "aws_scheduler_schedule.create",
      "aws_scheduler_schedule.restore",
      "aws_iam_role.restore",
      "aws_iam_role_policy.restore",
      "aws_sfn_state_machine.restore",
    ],
  },
  {
    title: "Method lambda",
    comment: "A Lambda function sets the number of copies of all components of the endpoint.",
    blocks: [
      "aws_scheduler_schedule.sleep_endpoint",
      "aws_scheduler_schedule.wake_endpoint",
      "aws_cloudwatch_log_group.sleeper",
      "aws_iam_role.sleeper",
      "aws_iam_role_policy.sleeper",
      "aws_lambda_function.sleeper",
      "aws_lambda_function_event_invoke_config.sleeper",
    ],
  },
  {
    title: "Checks",
    comment: "A warning, because a module without components is allowed.",
    blocks: ["check.something_sleeps"],
  },
  variables("Endpoint", "endpoint_name", "variant_name"),
  variables("Sleep windows", "components", "windows"),
  variables("Names, roles and tags", "name", "permissions_boundary_arn", "tags"),
  outputs("Schedules", "schedule_names", "schedule_group_name", "scheduler_role_arn", "dead_letter_queue_arn"),
  outputs("Methods delete-and-recreate and lambda", "state_machine_arns", "function_name"),
  outputs("Verification", "scale_to_zero"),
];

/* What others published, written as Terraform word by word. */

const endpoint = (variant: object, more: object = {}) => ({
  aws_sagemaker_endpoint_configuration: { this: { name: "llm-1", production_variants: [variant], ...more } },
  aws_sagemaker_endpoint: {
    this: { name: "llm", endpoint_config_name: "${aws_sagemaker_endpoint_configuration.this.name}" },
  },
});

const COPIES = {
  service_namespace: "sagemaker",
  resource_id: "inference-component/llama3",
  scalable_dimension: "sagemaker:inference-component:DesiredCopyCount",
};
export const INSTANCES = {
  service_namespace: "sagemaker",
  resource_id: "endpoint/llm/variant/variant1",
  scalable_dimension: "sagemaker:variant:DesiredInstanceCount",
};

export const components = (specification: object = {}) => ({
  ...endpoint({
    variant_name: "AllTraffic",
    instance_type: "ml.g5.12xlarge",
    initial_instance_count: 1,
    managed_instance_scaling: { status: "ENABLED", min_instance_count: 0, max_instance_count: 3 },
  }),
  aws_cloudcontrolapi_resource: {
    llama: {
      type_name: "AWS::SageMaker::InferenceComponent",
      desired_state: JSON.stringify({
        InferenceComponentName: "llama3",
        EndpointName: "llm",
        VariantName: "AllTraffic",
        Specification: {
          ModelName: "llama3",
          ComputeResourceRequirements: {
            NumberOfAcceleratorDevicesRequired: 1,
            MinMemoryRequiredInMb: 1024,
            ...specification,
          },
        },
        RuntimeConfig: { CopyCount: 1 },
      }),
    },
  },
});

export const tracking = (predefined: string, target: number) => ({
  ...COPIES,
  name: "tracking",
  policy_type: "TargetTrackingScaling",
  target_tracking_scaling_policy_configuration: {
    predefined_metric_specification: { predefined_metric_type: predefined },
    target_value: target,
    scale_in_cooldown: 300,
    scale_out_cooldown: 300,
  },
});

export const step = {
  ...COPIES,
  name: "step",
  policy_type: "StepScaling",
  step_scaling_policy_configuration: {
    adjustment_type: "ChangeInCapacity",
    metric_aggregation_type: "Maximum",
    cooldown: 60,
    step_adjustment: [{ metric_interval_lower_bound: "0", scaling_adjustment: 1 }],
  },
};

export const alarm = {
  alarm_name: "ic-step-scaling-alarm",
  alarm_actions: ["${aws_appautoscaling_policy.step.arn}"],
  comparison_operator: "GreaterThanOrEqualToThreshold",
  datapoints_to_alarm: 1,
  dimensions: { InferenceComponentName: "llama3" },
  evaluation_periods: 1,
  metric_name: "NoCapacityInvocationFailures",
  namespace: "AWS/SageMaker",
  period: 30,
  statistic: "Maximum",
  threshold: 1,
  treat_missing_data: "missing",
};

const HIGH_RESOLUTION = "SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution";

/** AWS's announcement of scale to zero. */
export const announcement = {
  ...components(),
  aws_appautoscaling_target: { copies: { ...COPIES, min_capacity: 0, max_capacity: 8 } },
  aws_appautoscaling_policy: { tracking: tracking(HIGH_RESOLUTION, 5), step },
  aws_cloudwatch_metric_alarm: { wake: alarm },
};

export const role = {
  aws_iam_role: {
    sagemaker: {
      name: "sagemaker",
      assume_role_policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: { Service: "sagemaker.amazonaws.com" }, Action: "sts:AssumeRole" }],
      }),
    },
  },
};

/** The schedules of the announcement: "18:00 UTC+1" on Fridays and "07:00 UTC+1" on Mondays. */
export const schedule = (name: string, expression: string, operation: string, input: object) => ({
  name,
  schedule_expression: expression,
  schedule_expression_timezone: "UTC+1",
  end_date: "2025-12-31T23:59:59Z",
  action_after_completion: "DELETE",
  flexible_time_window: { mode: "OFF" },
  target: {
    arn: `arn:aws:scheduler:::aws-sdk:sagemaker:${operation}`,
    role_arn: "${aws_iam_role.sagemaker.arn}",
    input: JSON.stringify({ InferenceComponentName: "llama3", ...input }),
  },
});

export const UPDATE = "updateInferenceComponentRuntimeConfig";
export const copies = (CopyCount: number) => ({ DesiredRuntimeConfig: { CopyCount } });
export const FRIDAY = "cron(00 18 ? * 6 2024-2025)";
export const MONDAY = "cron(00 07 ? * 2 2024-2025)";

const announcedSchedules = {
  aws_scheduler_schedule: {
    sleep: schedule("scale-to-zero-schedule", FRIDAY, UPDATE, copies(0)),
    wake: schedule("scale-out-schedule", MONDAY, UPDATE, copies(2)),
    remove: schedule("scale-to-zero-schedule", FRIDAY, "deleteInferenceComponent", {}),
    create: schedule("scale-out-schedule", MONDAY, "createInferenceComponent", {
      EndpointName: "llm",
      VariantName: "AllTraffic",
      Specification: { ModelName: "llama3" },
      RuntimeConfig: { CopyCount: 2 },
    }),
  },
};

/** The announcement with both of its ways to schedule. */
export const announcementWithSchedules = { ...announcement, ...role, ...announcedSchedules };

/** The SageMaker guide on endpoints at zero instances: its commands, one after the other. */
export const guide = {
  ...announcement,
  aws_appautoscaling_policy: {
    tracking: { ...tracking("SageMakerInferenceComponentInvocationsPerCopy", 1), name: "my-scaling-policy" },
    step: {
      ...COPIES,
      name: "my-scaling-policy",
      policy_type: "StepScaling",
      target_tracking_scaling_policy_configuration: { target_value: 1 },
    },
  },
  aws_cloudwatch_metric_alarm: {
    wake: { ...alarm, comparison_operator: "GreaterThanThreshold", period: 60, statistic: "Sum" },
  },
};

const queue = (maximum: number) => ({
  ...endpoint(
    { variant_name: "variant1", model_name: "donut", instance_type: "ml.g4dn.xlarge", initial_instance_count: 1 },
    { async_inference_config: { output_config: { s3_output_path: "s3://bucket/out" } } },
  ),
  aws_appautoscaling_target: { instances: { ...INSTANCES, min_capacity: 0, max_capacity: maximum } },
});

const trackedQueue = (name: string, maximum: number, configuration: object) => ({
  ...queue(maximum),
  aws_appautoscaling_policy: {
    tracking: {
      ...INSTANCES,
      name,
      policy_type: "TargetTrackingScaling",
      target_tracking_scaling_policy_configuration: configuration,
    },
  },
});

const backlog = {
  metric_name: "ApproximateBacklogSizePerInstance",
  namespace: "AWS/SageMaker",
  statistic: "Average",
  dimensions: [{ name: "EndpointName", value: "llm" }],
};

/** A field report on an asynchronous endpoint with target tracking alone. */
export const fieldReport = trackedQueue("Invocations-ScalingPolicy", 1, {
  target_value: 1,
  scale_in_cooldown: 150,
  scale_out_cooldown: 300,
  customized_metric_specification: backlog,
});

/** An older page of the guide on asynchronous endpoints, which says no cooldowns: the service has 300. */
export const olderGuide = trackedQueue("backlog", 5, {
  target_value: 5,
  scale_in_cooldown: 300,
  scale_out_cooldown: 300,
  customized_metric_specification: backlog,
});

const cpu = trackedQueue("CPUUtil-ScalingPolicy", 2, {
  target_value: 50,
  scale_in_cooldown: 300,
  scale_out_cooldown: 300,
  customized_metric_specification: {
    metric_name: "CPUUtilization",
    namespace: "/aws/sagemaker/Endpoints",
    statistic: "Average",
    unit: "Percent",
    dimensions: [
      { name: "EndpointName", value: "llm" },
      { name: "VariantName", value: "variant1" },
    ],
  },
});

/** An asynchronous endpoint that follows its CPU, with a policy for what waits while there is no instance. */
export const stableDiffusion = {
  ...cpu,
  aws_appautoscaling_policy: {
    ...cpu.aws_appautoscaling_policy,
    backlog: {
      ...INSTANCES,
      name: "HasBacklogWithoutCapacity-ScalingPolicy",
      policy_type: "StepScaling",
      step_scaling_policy_configuration: {
        adjustment_type: "ChangeInCapacity",
        metric_aggregation_type: "Average",
        cooldown: 300,
        step_adjustment: [{ metric_interval_lower_bound: "0", scaling_adjustment: 1 }],
      },
    },
  },
  aws_cloudwatch_metric_alarm: {
    backlog: {
      alarm_name: "stable-diffusion-hasbacklogwithoutcapacity-alarm",
      namespace: "AWS/SageMaker",
      metric_name: "HasBacklogWithoutCapacity",
      dimensions: { EndpointName: "llm" },
      statistic: "Average",
      period: 60,
      evaluation_periods: 2,
      datapoints_to_alarm: 2,
      threshold: 1,
      comparison_operator: "GreaterThanOrEqualToThreshold",
      treat_missing_data: "missing",
      alarm_actions: ["${aws_appautoscaling_policy.backlog.arn}"],
    },
  },
};

/** Documents of few words, with only what a shape is about. */

const DIMENSION = "sagemaker:inference-component:DesiredCopyCount";
const PROVIDERS = { aws: "registry.terraform.io/hashicorp/aws", awscc: "registry.terraform.io/hashicorp/awscc" };

/** `size` things, by their number. */
exports.times = (size, make) => Array.from({ length: size }, (_, index) => make(index));

/** One resource: what plans and synthesized JSON are made of here. */
const resource = (type, name, values) => ({ type, name, values });
exports.resource = resource;

/** What `terraform show -json` prints of a plan that creates these. */
exports.plan = (resources, others = {}) => ({
  format_version: "1.2",
  planned_values: { root_module: { resources: resources.map(recorded) } },
  ...others,
});

const recorded = ({ type, name, values, index, address = `${type}.${name}` }) => ({
  address: index === undefined ? address : `${address}[${JSON.stringify(index)}]`,
  mode: "managed",
  type,
  name,
  ...(index === undefined ? {} : { index }),
  provider_name: PROVIDERS[type.slice(0, type.indexOf("_"))],
  values,
  sensitive_values: {},
});
exports.recorded = recorded;

/** What CDKTF writes of these. */
exports.synthesized = (resources, others = {}) => {
  const byType = {};
  for (const { type, name, values } of resources) {
    byType[type] ??= {};
    byType[type][name] = values;
  }
  return { resource: byType, ...others };
};

exports.configuration = (name = "c", variants = [variant()]) =>
  resource("aws_sagemaker_endpoint_configuration", name, {
    name,
    execution_role_arn: "arn:aws:iam::123456789012:role/execution",
    production_variants: variants,
  });

const variant = (more = {}) => ({
  variant_name: "AllTraffic",
  instance_type: "ml.g5.12xlarge",
  initial_instance_count: 1,
  managed_instance_scaling: [{ status: "ENABLED", min_instance_count: 0, max_instance_count: 3 }],
  ...more,
});
exports.variant = variant;

exports.endpoint = (name = "e", configuration = "c", more = {}) =>
  resource("aws_sagemaker_endpoint", name, { name, endpoint_config_name: configuration, ...more });

exports.component = (name = "x", more = {}) =>
  resource("awscc_sagemaker_inference_component", name, {
    inference_component_name: name,
    endpoint_name: "e",
    variant_name: "AllTraffic",
    specification: {
      model_name: "m",
      compute_resource_requirements: { number_of_accelerator_devices_required: 1, min_memory_required_in_mb: 1024 },
    },
    runtime_config: { copy_count: 1 },
    ...more,
  });

const copiesOf = (component) => ({
  service_namespace: "sagemaker",
  scalable_dimension: DIMENSION,
  resource_id: `inference-component/${component}`,
});

exports.target = (name = "x", component = "x", more = {}) =>
  resource("aws_appautoscaling_target", name, { ...copiesOf(component), min_capacity: 0, max_capacity: 3, ...more });

exports.tracking = (name = "t", component = "x", more = {}) =>
  resource("aws_appautoscaling_policy", name, {
    name,
    policy_type: "TargetTrackingScaling",
    ...copiesOf(component),
    target_tracking_scaling_policy_configuration: [
      {
        target_value: 5,
        predefined_metric_specification: [
          { predefined_metric_type: "SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution" },
        ],
        ...more,
      },
    ],
  });

exports.wake = (name = "w", component = "x", more = {}) =>
  resource("aws_appautoscaling_policy", name, {
    name,
    policy_type: "StepScaling",
    ...copiesOf(component),
    step_scaling_policy_configuration: [
      {
        adjustment_type: "ExactCapacity",
        cooldown: 60,
        metric_aggregation_type: "Maximum",
        step_adjustment: [{ metric_interval_lower_bound: "0", scaling_adjustment: 1 }],
        ...more,
      },
    ],
  });

exports.policyArn = (policy, component = "x") =>
  `arn:aws:autoscaling:eu-west-3:123456789012:scalingPolicy:4a7f3c1e-95a1-4c59-8f6b-0c9a7d2e51b4:resource/sagemaker/inference-component/${component}:policyName/${policy}`;

exports.alarm = (name, actions, more = {}) =>
  resource("aws_cloudwatch_metric_alarm", name, {
    alarm_name: name,
    alarm_actions: actions,
    comparison_operator: "GreaterThanOrEqualToThreshold",
    datapoints_to_alarm: 1,
    dimensions: { InferenceComponentName: "x" },
    evaluation_periods: 1,
    metric_name: "NoCapacityInvocationFailures",
    namespace: "AWS/SageMaker",
    period: 30,
    statistic: "Maximum",
    threshold: 1,
    treat_missing_data: "notBreaching",
    ...more,
  });

exports.action = (index, more = {}) =>
  resource("aws_appautoscaling_scheduled_action", `s${index}`, {
    name: `s${index}`,
    ...copiesOf("x"),
    schedule: `cron(${index % 60} ${Math.floor(index / 60) % 24} ? * MON-FRI *)`,
    timezone: "Europe/Paris",
    scalable_target_action: [{ min_capacity: index % 2, max_capacity: 1 + (index % 3) }],
    ...more,
  });

exports.schedule = (index, more = {}, target = {}) =>
  resource("aws_scheduler_schedule", `s${index}`, {
    name: `s${index}`,
    schedule_expression: `cron(${index % 60} ${Math.floor(index / 60) % 24} ? * MON-FRI *)`,
    schedule_expression_timezone: "Europe/Paris",
    flexible_time_window: [{ mode: "OFF" }],
    target: [
      {
        arn: "arn:aws:scheduler:::aws-sdk:sagemaker:updateInferenceComponentRuntimeConfig",
        role_arn: "arn:aws:iam::123456789012:role/scheduler",
        input: JSON.stringify({
          InferenceComponentName: "x",
          DesiredRuntimeConfig: { CopyCount: index % 2 },
        }),
        ...target,
      },
    ],
    ...more,
  });

exports.role = (name, statements) =>
  resource("aws_iam_role", name, {
    name,
    assume_role_policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "scheduler.amazonaws.com" } }],
    }),
    inline_policy: [{ name: "p", policy: document(statements) }],
  });

const document = (statements) => JSON.stringify({ Version: "2012-10-17", Statement: statements });
exports.document = document;

/** One component that sleeps and wakes, to put more beside. */
exports.usual = () => [
  exports.configuration(),
  exports.endpoint(),
  exports.component(),
  exports.target(),
  exports.tracking(),
  exports.wake(),
  exports.alarm("wake", [exports.policyArn("w")]),
];

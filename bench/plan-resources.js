const { computed, filledIn, from, given, map } = require("./plan-arguments");

/**
 * The ten resources of one endpoint that sleeps, with all arguments that hashicorp/aws plans for them: by type and name
 * in their module, each with what it is given.
 */
exports.resourcesOf = (endpoint) => {
  const component = `${endpoint}-llama`;
  const configuration = `${endpoint}-6c4448a2`;
  const model = `${endpoint}-0b7d61f0`;
  const tags = { tags: map({ team: "inference" }), tags_all: filledIn({ team: "inference" }) };
  const arn = (service, rest) => `arn:aws:${service}:eu-west-3:123456789012:${rest}`;
  const copies = `inference-component/${component}`;
  const policyArn = (name) =>
    arn(
      "autoscaling",
      `scalingPolicy:4a7f3c1e-95a1-4c59-8f6b-0c9a7d2e51b4:resource/sagemaker/${copies}:policyName/${name}`,
    );
  const roleArn = computed(`arn:aws:iam::123456789012:role/${endpoint}-execution`);
  const target = {
    resource_id: from("aws_appautoscaling_target.copies", "resource_id", copies),
    scalable_dimension: from(
      "aws_appautoscaling_target.copies",
      "scalable_dimension",
      "sagemaker:inference-component:DesiredCopyCount",
    ),
    service_namespace: from("aws_appautoscaling_target.copies", "service_namespace", "sagemaker"),
  };
  return [
    resource("aws_appautoscaling_policy.tracking", {
      alarm_arns: computed([]),
      arn: computed(policyArn(`${component}-tracking`)),
      id: computed(`${component}-tracking`),
      name: given("name", `${component}-tracking`),
      policy_type: "TargetTrackingScaling",
      ...target,
      step_scaling_policy_configuration: [],
      target_tracking_scaling_policy_configuration: [
        {
          customized_metric_specification: [],
          disable_scale_in: filledIn(false),
          predefined_metric_specification: [
            {
              predefined_metric_type: "SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution",
              resource_label: null,
            },
          ],
          scale_in_cooldown: 300,
          scale_out_cooldown: 300,
          target_value: 5,
        },
      ],
    }),
    resource("aws_appautoscaling_policy.wake", {
      alarm_arns: computed([]),
      arn: computed(policyArn(`${component}-wake`)),
      id: computed(`${component}-wake`),
      name: given("name", `${component}-wake`),
      policy_type: "StepScaling",
      ...target,
      step_scaling_policy_configuration: [
        {
          adjustment_type: "ExactCapacity",
          cooldown: 0,
          metric_aggregation_type: "Maximum",
          min_adjustment_magnitude: null,
          step_adjustment: [
            { metric_interval_lower_bound: "0", metric_interval_upper_bound: filledIn(""), scaling_adjustment: 1 },
          ],
        },
      ],
      target_tracking_scaling_policy_configuration: [],
    }),
    resource(
      "aws_appautoscaling_target.copies",
      {
        arn: computed(arn("application-autoscaling", "scalable-target/0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b")),
        id: computed(copies),
        max_capacity: 3,
        min_capacity: 0,
        resource_id: given("name", copies),
        role_arn: computed(
          arn("iam", "role/aws-service-role/sagemaker.application-autoscaling.amazonaws.com/AWSServiceRole"),
        ),
        scalable_dimension: "sagemaker:inference-component:DesiredCopyCount",
        service_namespace: "sagemaker",
        suspended_state: computed([]),
        ...tags,
      },
      ["aws_cloudcontrolapi_resource.component"],
    ),
    resource("aws_cloudcontrolapi_resource.component", {
      desired_state: from(
        "aws_sagemaker_endpoint.this",
        "name",
        JSON.stringify({
          EndpointName: endpoint,
          InferenceComponentName: component,
          RuntimeConfig: { CopyCount: 1 },
          Specification: {
            ComputeResourceRequirements: { MinMemoryRequiredInMb: 1024, NumberOfAcceleratorDevicesRequired: 1 },
            ModelName: model,
          },
          Tags: [{ Key: "team", Value: "inference" }],
          VariantName: "AllTraffic",
        }),
      ),
      id: computed(arn("sagemaker", copies)),
      properties: computed(
        JSON.stringify({
          InferenceComponentName: component,
          EndpointName: endpoint,
          InferenceComponentStatus: "InService",
        }),
      ),
      role_arn: null,
      schema: filledIn(SCHEMA, { sensitive: true }),
      timeouts: null,
      type_name: "AWS::SageMaker::InferenceComponent",
      type_version_id: null,
    }),
    resource("aws_cloudwatch_metric_alarm.wake", {
      actions_enabled: filledIn(true),
      alarm_actions: from("aws_appautoscaling_policy.wake", "arn", computed([policyArn(`${component}-wake`)])),
      alarm_description: `A request to ${component} was refused because it has no copy: wakes it`,
      alarm_name: given("name", `${component}-wake`),
      arn: computed(arn("cloudwatch", `alarm:${component}-wake`)),
      comparison_operator: "GreaterThanOrEqualToThreshold",
      datapoints_to_alarm: 1,
      dimensions: map({ InferenceComponentName: component }),
      evaluate_low_sample_count_percentiles: computed(""),
      evaluation_periods: 1,
      extended_statistic: null,
      id: computed(`${component}-wake`),
      insufficient_data_actions: null,
      metric_name: "NoCapacityInvocationFailures",
      metric_query: [],
      namespace: "AWS/SageMaker",
      ok_actions: null,
      period: 30,
      statistic: "Maximum",
      ...tags,
      threshold: 1,
      threshold_metric_id: null,
      treat_missing_data: "notBreaching",
      unit: null,
    }),
    resource("aws_iam_role.execution", {
      arn: computed(roleArn.value),
      assume_role_policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "sagemaker.amazonaws.com" } }],
      }),
      create_date: computed("2026-01-01T00:00:00Z"),
      description: null,
      force_detach_policies: filledIn(false),
      id: computed(`${endpoint}-execution`),
      inline_policy: computed([]),
      managed_policy_arns: computed([]),
      max_session_duration: filledIn(3600),
      name: given("name", `${endpoint}-execution`),
      name_prefix: computed(""),
      path: filledIn("/"),
      permissions_boundary: null,
      ...tags,
      unique_id: computed("AROAXXXXXXXXXXXXXXXXX"),
    }),
    resource("aws_sagemaker_endpoint.this", {
      arn: computed(arn("sagemaker", `endpoint/${endpoint}`)),
      deployment_config: [],
      endpoint_config_name: from("aws_sagemaker_endpoint_configuration.this", "name", configuration),
      id: computed(endpoint),
      name: given("name", endpoint),
      ...tags,
    }),
    resource("aws_sagemaker_endpoint_configuration.this", {
      arn: computed(arn("sagemaker", `endpoint-config/${configuration}`)),
      async_inference_config: [],
      data_capture_config: [],
      execution_role_arn: from("aws_iam_role.execution", "arn", roleArn),
      id: computed(configuration),
      kms_key_arn: null,
      name: given("name", configuration),
      name_prefix: computed(""),
      production_variants: [
        {
          accelerator_type: null,
          container_startup_health_check_timeout_in_seconds: null,
          core_dump_config: [],
          enable_ssm_access: null,
          inference_ami_version: null,
          initial_instance_count: 1,
          initial_variant_weight: null,
          instance_type: given("instance_type", "ml.g5.12xlarge"),
          managed_instance_scaling: [
            { max_instance_count: given("max_instance_count", 3), min_instance_count: 0, status: "ENABLED" },
          ],
          model_data_download_timeout_in_seconds: null,
          model_name: null,
          routing_config: [{ routing_strategy: "LEAST_OUTSTANDING_REQUESTS" }],
          serverless_config: [],
          variant_name: "AllTraffic",
          volume_size_in_gb: computed(0),
        },
      ],
      shadow_production_variants: [],
      ...tags,
    }),
    resource("aws_sagemaker_model.llama", {
      arn: computed(arn("sagemaker", `model/${model}`)),
      container: [],
      enable_network_isolation: null,
      execution_role_arn: from("aws_iam_role.execution", "arn", roleArn),
      id: computed(model),
      inference_execution_config: computed([]),
      name: given("name", model),
      primary_container: [
        {
          container_hostname: null,
          environment: map({ HF_MODEL_ID: "meta-llama/Llama-3.1-8B-Instruct", MAX_INPUT_TOKENS: "4096" }),
          image: "763104351884.dkr.ecr.eu-west-3.amazonaws.com/huggingface-pytorch-tgi-inference:2.4.0-gpu-py311-cu124",
          image_config: [],
          inference_specification_name: null,
          mode: filledIn("SingleModel"),
          model_data_source: computed([]),
          model_data_url: null,
          model_package_name: null,
          multi_model_config: [],
        },
      ],
      ...tags,
      vpc_config: [],
    }),
    {
      ...resource("terraform_data.identity", {
        id: computed("6f1f3f6a-51a7-4c0e-8f0e-3d1f6f6f2a11"),
        input: null,
        output: null,
        triggers_replace: from("aws_sagemaker_endpoint.this", "name", {
          endpoint_name: endpoint,
          inference_component_name: component,
          variant_name: "AllTraffic",
        }),
      }),
      provider: "terraform.io/builtin/terraform",
    },
  ];
};

const resource = (address, given, dependsOn) => {
  const [type, name] = address.split(".");
  return { type, name, given, dependsOn, provider: "registry.terraform.io/hashicorp/aws" };
};

/**
 * The schema of its type, which Cloud Control's resource keeps in each instance: some 10 KB of JSON in a text, nobody's
 * words but of the length and with the quotes of the real one.
 */
const SCHEMA = JSON.stringify({
  typeName: "AWS::SageMaker::InferenceComponent",
  properties: Object.fromEntries(
    Array.from({ length: 72 }, (_, index) => [
      `Property${index}`,
      { type: "string", pattern: "^[a-zA-Z0-9](-*[a-zA-Z0-9])*$", minLength: 1, maxLength: 63 + index },
    ]),
  ),
  required: ["EndpointName"],
  primaryIdentifier: ["/properties/InferenceComponentArn"],
});

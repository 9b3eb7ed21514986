import { plannedTwins, type Twins } from "../support/construct-and-module";
import { describeTerraform } from "../support/terraform";

/** Where an endpoint with one component, in the scope of the stack and of the endpoint, is found in the module. */
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
          image: "763104351884.dkr.ecr.us-west-2.amazonaws.com/djl-inference:0.31.0-lmi13.0.0-cu124",
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
  addresses: endpointAddresses({ Llama3: "llama3-8b-instruct" }),
};

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
  addresses: endpointAddresses({ Component: "docs-recipe" }),
};

describeTerraform.each([LLAMA, DOCS])("the stack $example and the module $module", (twins) => {
  it("plan the same resources", async () => {
    const { stack, module } = await plannedTwins(twins);
    expect(module).toEqual(stack);
  });
});

import { COMPONENT, WAKE_ALARM } from "./live-stack";

/* What `terraform show -json` prints of the stack in `./live-stack`. */

export const SCALED = {
  service_namespace: COMPONENT.ServiceNamespace,
  resource_id: COMPONENT.ResourceId,
  scalable_dimension: COMPONENT.ScalableDimension,
};

/** The wake alarm, without its action. */
export const ALARM = {
  alarm_name: WAKE_ALARM,
  namespace: "AWS/SageMaker",
  metric_name: "NoCapacityInvocationFailures",
  dimensions: { InferenceComponentName: "llama" },
  statistic: "Maximum",
  period: 60,
  evaluation_periods: 1,
  datapoints_to_alarm: 1,
  threshold: 1,
  comparison_operator: "GreaterThanOrEqualToThreshold",
  treat_missing_data: "notBreaching",
  actions_enabled: true,
};

/** @param module the address of its module, with a dot. @default - the root module */
export const resource = (type: string, name: string, values: object, module = "") => ({
  address: `${module}${type}.${name}`,
  mode: "managed",
  type,
  name,
  provider_name: "registry.terraform.io/hashicorp/aws",
  values,
});

/** The endpoint, under the name of its resource, and its component. */
export const hostedResources = (endpoint: string, module = "") => [
  resource("aws_sagemaker_endpoint", endpoint, { name: "llm", endpoint_config_name: "config" }, module),
  resource(
    "aws_cloudcontrolapi_resource",
    "llama",
    {
      type_name: "AWS::SageMaker::InferenceComponent",
      desired_state: JSON.stringify({ InferenceComponentName: "llama", EndpointName: "llm" }),
    },
    module,
  ),
];

/** @param wakeArn of the wake policy, as `wireComponent` gives it */
export function appliedState(wakeArn: string): object {
  const resources = [
    ...hostedResources("llm"),
    resource("aws_appautoscaling_target", "llama", { ...SCALED, min_capacity: 0, max_capacity: 2 }),
    resource("aws_appautoscaling_policy", "tracking", {
      ...SCALED,
      name: "llama-tracking",
      policy_type: "TargetTrackingScaling",
      target_tracking_scaling_policy_configuration: [
        {
          target_value: 5,
          scale_in_cooldown: 300,
          scale_out_cooldown: 300,
          predefined_metric_specification: [
            { predefined_metric_type: "SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution" },
          ],
        },
      ],
    }),
    resource("aws_appautoscaling_policy", "wake", {
      ...SCALED,
      name: "llama-wake",
      arn: wakeArn,
      policy_type: "StepScaling",
      step_scaling_policy_configuration: [
        {
          adjustment_type: "ExactCapacity",
          metric_aggregation_type: "Maximum",
          cooldown: 0,
          step_adjustment: [{ metric_interval_lower_bound: "0", scaling_adjustment: 1 }],
        },
      ],
    }),
    resource("aws_cloudwatch_metric_alarm", "wake", { ...ALARM, alarm_actions: [wakeArn] }),
  ];
  return { format_version: "1.0", values: { root_module: { resources } } };
}

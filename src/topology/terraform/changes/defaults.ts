/**
 * Numbers that the provider keeps as 0 if nothing sets them. Its schema refuses a 0 that somebody writes, so 0 is always absent.
 * `min_instance_count`, `initial_variant_weight` and `initial_sampling_percentage` accept 0, and are not among them.
 *
 * @see https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/sagemaker/endpoint_configuration.go
 */
const NEVER_ZERO: ReadonlyMap<string, RegExp> = new Map([
  [
    "aws_sagemaker_endpoint_configuration",
    /^(?:(?:shadow_)?production_variants(?:\[\d+\])?\.(?:container_startup_health_check_timeout_in_seconds|initial_instance_count|model_data_download_timeout_in_seconds|volume_size_in_gb|managed_instance_scaling(?:\[\d+\])?\.max_instance_count|serverless_config(?:\[\d+\])?\.(?:max_concurrency|memory_size_in_mb|provisioned_concurrency))|async_inference_config(?:\[\d+\])?\.client_config(?:\[\d+\])?\.max_concurrent_invocations_per_instance)$/,
  ],
]);

/** Whether a value of an argument means that nothing sets it. */
export const isUnset = (type: string, path: string, value: unknown): boolean =>
  (value === 0 || value === "0") && NEVER_ZERO.get(type)?.test(path) === true;

/**
 * What the provider, or the service, takes for an argument that is not written, by path without numbers. Version 5.100.0 of
 * the provider plans each of them for a resource without it, except for those that its schema does not have:
 * - it sends 0 for a cooldown that is not written (`internal/service/appautoscaling/policy.go`), and for a minimum of
 *   instances (`expandManagedInstanceScaling` in `internal/service/sagemaker/endpoint_configuration.go`);
 * - https://docs.aws.amazon.com/autoscaling/application/APIReference/API_StepScalingPolicyConfiguration.html states the metric
 *   aggregation type;
 * - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/scheduler_schedule states the group.
 */
const DEFAULTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  aws_appautoscaling_policy: {
    policy_type: "StepScaling",
    "step_scaling_policy_configuration.cooldown": "0",
    "step_scaling_policy_configuration.metric_aggregation_type": "Average",
    "target_tracking_scaling_policy_configuration.scale_in_cooldown": "0",
    "target_tracking_scaling_policy_configuration.scale_out_cooldown": "0",
  },
  aws_appautoscaling_scheduled_action: { timezone: "UTC" },
  aws_cloudwatch_metric_alarm: { actions_enabled: "true", treat_missing_data: "missing" },
  aws_iam_role: { max_session_duration: "3600", path: "/" },
  aws_sagemaker_endpoint_configuration: {
    "production_variants.initial_variant_weight": "1",
    "production_variants.managed_instance_scaling.min_instance_count": "0",
    "shadow_production_variants.initial_variant_weight": "1",
    "shadow_production_variants.managed_instance_scaling.min_instance_count": "0",
  },
  aws_sagemaker_model: { "container.mode": "SingleModel", "primary_container.mode": "SingleModel" },
  aws_scheduler_schedule: {
    group_name: "default",
    schedule_expression_timezone: "UTC",
    state: "ENABLED",
    "target.retry_policy.maximum_event_age_in_seconds": "86400",
    "target.retry_policy.maximum_retry_attempts": "185",
  },
};

/** Whether a value is the one that an argument has if it is not written. */
export function isDefault(type: string, path: string, value: unknown): boolean {
  const own = Object.hasOwn(DEFAULTS, type) ? DEFAULTS[type] : undefined;
  const plain = path.replace(/\[\d+\]/g, "");
  return own !== undefined && Object.hasOwn(own, plain) && isScalar(value) && String(value) === own[plain];
}

const isScalar = (value: unknown): boolean => ["string", "number", "boolean"].includes(typeof value);

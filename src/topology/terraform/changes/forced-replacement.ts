const SCALABLE = ["resource_id", "scalable_dimension", "service_namespace"];

/**
 * Arguments that AWS cannot change, by type. A plan says so itself; synthesized JSON does not.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs
 */
const FORCING: ReadonlyMap<string, readonly string[]> = new Map([
  ["aws_appautoscaling_policy", ["name", ...SCALABLE]],
  ["aws_appautoscaling_scheduled_action", ["name", ...SCALABLE]],
  ["aws_appautoscaling_target", SCALABLE],
  ["aws_cloudcontrolapi_resource", ["type_name"]],
  ["aws_cloudwatch_composite_alarm", ["alarm_name"]],
  ["aws_cloudwatch_metric_alarm", ["alarm_name"]],
  ["aws_iam_policy", ["name", "name_prefix", "path"]],
  ["aws_iam_role", ["name", "name_prefix", "path"]],
  ["aws_iam_role_policy", ["name", "name_prefix", "role"]],
  ["aws_iam_role_policy_attachment", ["policy_arn", "role"]],
  ["aws_sagemaker_endpoint", ["name"]],
  ["aws_sagemaker_inference_component", ["name", "endpoint_name", "variant_name"]],
  ["aws_scheduler_schedule", ["name", "name_prefix", "group_name"]],
  ["terraform_data", ["triggers_replace"]],
]);

/** Types of which SageMaker can change the tags only. */
const IMMUTABLE = new Set(["aws_sagemaker_endpoint_configuration", "aws_sagemaker_model"]);

/** @param path of an argument, such as `production_variants[0].instance_type` */
export function forcesReplacement(type: string, path: string): boolean {
  const argument = /^[\w-]+/.exec(path)?.[0] ?? path;
  return IMMUTABLE.has(type) ? argument !== "tags" : FORCING.get(type)?.includes(argument) === true;
}

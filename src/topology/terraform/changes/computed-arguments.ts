/** What the provider fills in, whatever the type. */
const ALWAYS = ["id", "arn", "tags_all", "unique_id", "creation_time", "create_date", "last_modified_time"];

const COMPONENT = [
  "current_copy_count",
  "desired_copy_count",
  "failure_reason",
  "inference_component_arn",
  "inference_component_id",
  "inference_component_status",
  "status",
];

/** What the provider fills in: autoscaling and the service move it, and no configuration sets it. */
const COMPUTED: ReadonlyMap<string, readonly string[]> = new Map([
  ["aws_appautoscaling_policy", ["alarm_arns"]],
  // All that AWS says about the resource, the copies that autoscaling moved among it; `schema` is that of its type.
  ["aws_cloudcontrolapi_resource", ["properties", "schema"]],
  ["aws_iam_policy", ["attachment_count", "policy_id"]],
  ["aws_iam_role", ["managed_policy_arns", "inline_policy"]],
  ["aws_sagemaker_inference_component", COMPONENT],
  ["awscc_sagemaker_inference_component", COMPONENT],
]);

/** Whether an argument of a type of resource is computed, so that a difference in it is no change that anybody made. */
export function isComputed(type: string, argument: string): boolean {
  return ALWAYS.includes(argument) || COMPUTED.get(type)?.includes(argument) === true;
}

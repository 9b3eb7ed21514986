import { compositeAlarm, metricAlarm } from "./alarm";
import { endpoint } from "./endpoint";
import { endpointConfiguration } from "./endpoint-configuration";
import { awsccInferenceComponent, cloudControlResource, nativeInferenceComponent } from "./inference-component";
import type { Mapper } from "./mapper";
import { managedPolicy, role, rolePolicy, rolePolicyAttachment } from "./role";
import { sagemakerModel } from "./sagemaker-model";
import { scalableTarget, scheduledAction } from "./scaling";
import { scalingPolicy } from "./scaling-policy";
import { schedule } from "./schedule";

/** All types of resources that are read. Those of any other type are passed over without a look inside. */
export const MAPPERS: ReadonlyMap<string, Mapper> = new Map([
  ["aws_appautoscaling_policy", scalingPolicy],
  ["aws_appautoscaling_scheduled_action", scheduledAction],
  ["aws_appautoscaling_target", scalableTarget],
  ["aws_cloudcontrolapi_resource", cloudControlResource],
  ["aws_cloudwatch_composite_alarm", compositeAlarm],
  ["aws_cloudwatch_metric_alarm", metricAlarm],
  ["aws_iam_policy", managedPolicy],
  ["aws_iam_role", role],
  ["aws_iam_role_policy", rolePolicy],
  ["aws_iam_role_policy_attachment", rolePolicyAttachment],
  ["aws_sagemaker_endpoint", endpoint],
  ["aws_sagemaker_endpoint_configuration", endpointConfiguration],
  ["aws_sagemaker_inference_component", nativeInferenceComponent],
  ["aws_sagemaker_model", sagemakerModel],
  ["aws_scheduler_schedule", schedule],
  ["awscc_sagemaker_inference_component", awsccInferenceComponent],
]);

/** Types that fail, or leave something behind, when they are made or destroyed in the wrong order. */
export const MADE_IN_ORDER: ReadonlySet<string> = new Set([
  "aws_appautoscaling_policy",
  "aws_appautoscaling_target",
  "aws_cloudcontrolapi_resource",
  "aws_sagemaker_inference_component",
  "awscc_sagemaker_inference_component",
]);

/** Those, and what they stand on. What else they wait for is passed through: it may wait for these in turn. */
export const ORDERED: ReadonlySet<string> = new Set([
  ...MADE_IN_ORDER,
  "aws_iam_role",
  "aws_sagemaker_endpoint",
  "aws_sagemaker_endpoint_configuration",
  "aws_sagemaker_model",
]);

/** Types that may hold any of these, out of reach. */
export const NOT_LOOKED_INTO: ReadonlySet<string> = new Set([
  "aws_cloudformation_stack",
  "aws_cloudformation_stack_set",
]);

import type { ScalingActivity } from "@aws-sdk/client-application-auto-scaling";
import type {
  DescribeEndpointCommandOutput,
  DescribeEndpointConfigCommandOutput,
  DescribeInferenceComponentCommandOutput,
} from "@aws-sdk/client-sagemaker";
import type { LiveActivity, LiveComponent, LiveConfiguration, LiveEndpoint } from "../live";

/** The state of an endpoint, out of what SageMaker says of it. */
export const liveEndpoint = (output: DescribeEndpointCommandOutput): LiveEndpoint => ({
  name: output.EndpointName ?? "",
  arn: output.EndpointArn ?? "",
  status: output.EndpointStatus ?? "",
  configName: output.EndpointConfigName,
  failureReason: output.FailureReason,
  createdAt: output.CreationTime,
  lastModifiedAt: output.LastModifiedTime,
  variants: (output.ProductionVariants ?? []).map((variant) => ({
    name: variant.VariantName ?? "",
    currentInstanceCount: variant.CurrentInstanceCount,
    desiredInstanceCount: variant.DesiredInstanceCount,
  })),
  rollbackAlarms: output.LastDeploymentConfig?.AutoRollbackConfiguration?.Alarms?.flatMap(
    ({ AlarmName }) => AlarmName ?? [],
  ),
});

export const liveConfiguration = (output: DescribeEndpointConfigCommandOutput): LiveConfiguration => ({
  name: output.EndpointConfigName ?? "",
  createdAt: output.CreationTime,
});

/** The state of a component. An adapter runs in the copies of its base, whatever count AWS reports for it. */
export function liveComponent(output: DescribeInferenceComponentCommandOutput): LiveComponent {
  const isAdapter = output.Specification?.BaseInferenceComponentName !== undefined;
  return {
    name: output.InferenceComponentName ?? "",
    arn: output.InferenceComponentArn ?? "",
    endpointName: output.EndpointName ?? "",
    variantName: output.VariantName,
    status: output.InferenceComponentStatus ?? "",
    failureReason: output.FailureReason,
    currentCopies: isAdapter ? undefined : output.RuntimeConfig?.CurrentCopyCount,
    desiredCopies: isAdapter ? undefined : output.RuntimeConfig?.DesiredCopyCount,
    createdAt: output.CreationTime,
    lastModifiedAt: output.LastModifiedTime,
  };
}

export const liveActivity = (activity: ScalingActivity): LiveActivity => ({
  resourceId: activity.ResourceId ?? "",
  description: activity.Description ?? "",
  cause: activity.Cause ?? "",
  status: activity.StatusCode ?? "",
  statusMessage: activity.StatusMessage,
  startedAt: activity.StartTime ?? new Date(0),
  endedAt: activity.EndTime,
});

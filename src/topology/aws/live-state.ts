import type { DescribeEndpointCommandOutput, DescribeInferenceComponentCommandOutput } from "@aws-sdk/client-sagemaker";
import type { LiveComponent, LiveEndpoint } from "../live";

/** The state of an endpoint as DescribeEndpoint tells it. */
export const liveEndpoint = (described: DescribeEndpointCommandOutput): LiveEndpoint => ({
  name: described.EndpointName ?? "",
  arn: described.EndpointArn ?? "",
  status: described.EndpointStatus ?? "",
  configName: described.EndpointConfigName,
  failureReason: described.FailureReason,
  createdAt: described.CreationTime,
  lastModifiedAt: described.LastModifiedTime,
  variants: (described.ProductionVariants ?? []).map((variant) => ({
    name: variant.VariantName ?? "",
    currentInstanceCount: variant.CurrentInstanceCount,
    desiredInstanceCount: variant.DesiredInstanceCount,
  })),
});

/** The state of a component as DescribeInferenceComponent tells it. */
export const liveComponent = (described: DescribeInferenceComponentCommandOutput): LiveComponent => ({
  name: described.InferenceComponentName ?? "",
  arn: described.InferenceComponentArn ?? "",
  endpointName: described.EndpointName ?? "",
  variantName: described.VariantName,
  status: described.InferenceComponentStatus ?? "",
  failureReason: described.FailureReason,
  currentCopies: described.RuntimeConfig?.CurrentCopyCount,
  desiredCopies: described.RuntimeConfig?.DesiredCopyCount,
  createdAt: described.CreationTime,
  lastModifiedAt: described.LastModifiedTime,
});

import type {
  DescribeInferenceComponentCommandOutput,
  InferenceComponentSpecificationSummary,
} from "@aws-sdk/client-sagemaker";
import type { ComponentSpecification, InferenceComponent } from "../../nodes/inference-component";
import { Unknown } from "../../unknown";
import { at } from "./origin";

export const inferenceComponent = (described: DescribeInferenceComponentCommandOutput): InferenceComponent => ({
  kind: "inference-component",
  ...at(described.InferenceComponentArn ?? ""),
  name: described.InferenceComponentName ?? Unknown,
  endpointName: described.EndpointName ?? Unknown,
  variantName: described.VariantName,
  specification: described.Specification && specification(described.Specification),
  specifications: described.Specifications?.map(specification),
  // Those of its creation are forgotten; how many there are now says nothing about them.
  copyCount: Unknown,
  tagged: Unknown,
});

function specification(summary: InferenceComponentSpecificationSummary): ComponentSpecification {
  const { Container: container, ComputeResourceRequirements: compute, StartupParameters: startup } = summary;
  return {
    instanceType: summary.InstanceType,
    modelName: summary.ModelName,
    container: container && {
      image: container.DeployedImage?.SpecifiedImage,
      artifactUrl: container.ArtifactUrl,
      environmentNames: container.Environment && Object.keys(container.Environment),
    },
    baseInferenceComponentName: summary.BaseInferenceComponentName,
    compute: compute && {
      acceleratorDevices: compute.NumberOfAcceleratorDevicesRequired,
      cpuCores: compute.NumberOfCpuCoresRequired,
      minMemoryMb: compute.MinMemoryRequiredInMb,
      maxMemoryMb: compute.MaxMemoryRequiredInMb,
    },
    modelDataDownloadTimeoutSeconds: startup?.ModelDataDownloadTimeoutInSeconds,
    containerStartupHealthCheckTimeoutSeconds: startup?.ContainerStartupHealthCheckTimeoutInSeconds,
  };
}

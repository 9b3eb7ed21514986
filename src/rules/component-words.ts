import { asInTerraform, type InferenceComponent } from "../topology";

/** The properties of a component that rules mention, as the API spells them. */
const PROPERTIES = [
  "ArtifactUrl",
  "BaseInferenceComponentName",
  "ComputeResourceRequirements",
  "Container",
  "ContainerStartupHealthCheckTimeoutInSeconds",
  "CopyCount",
  "EndpointName",
  "Environment",
  "Image",
  "InferenceComponentName",
  "InstanceType",
  "MaxMemoryRequiredInMb",
  "MinMemoryRequiredInMb",
  "ModelDataDownloadTimeoutInSeconds",
  "ModelName",
  "NumberOfAcceleratorDevicesRequired",
  "NumberOfCpuCoresRequired",
  "RuntimeConfig",
  "Specification",
  "Specifications",
  "StartupParameters",
  "VariantName",
] as const;

const PROPERTY = new RegExp(`\\b(?:${PROPERTIES.join("|")})\\b`, "g");

/**
 * A text about a component in the words of the resource that it is written as: `RuntimeConfig = { CopyCount = 1 }` is
 * right in a `desired_state` of Cloud Control, and `runtime_config = { copy_count = 1 }` in awscc.
 *
 * @see https://registry.terraform.io/providers/hashicorp/awscc/latest/docs/resources/sagemaker_inference_component
 */
export function inWordsOf({ dialect = "cloud-control" }: InferenceComponent, text: string): string {
  if (dialect === "cloud-control") {
    return text;
  }
  const inTerraform = text.replace(PROPERTY, asInTerraform);
  // The AWS provider nests blocks, awscc attributes.
  return dialect === "aws" ? inTerraform.replace(/ = \{/g, " {") : inTerraform;
}

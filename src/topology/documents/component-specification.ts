import type { Attributes } from "../attributes/attributes";
import type { ComponentContainer, ComponentSpecification, ComputeRequirements } from "../nodes/inference-component";
import { isKnown, isUnknown, type Maybe, type Optional, Unknown } from "../unknown";

/** What the members of a specification are called: the API writes `ModelName`, Terraform `model_name`. */
export type Naming = (apiName: string) => string;

export const asInApi: Naming = (name) => name;

export const asInTerraform: Naming = (name) => name.replace(/(?<!^)(?=[A-Z])/g, "_").toLowerCase();

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_InferenceComponentSpecification.html */
export function specification(block: Optional<Attributes>, naming: Naming): Optional<ComponentSpecification> {
  if (!isKnown(block)) {
    return block;
  }
  const startup = block.block(naming("StartupParameters"));
  const scheduling = block.block(naming("SchedulingConfig"));
  const seconds = (name: string) => (isKnown(startup) ? startup.positive(naming(name)) : startup);
  return {
    instanceType: block.text(naming("InstanceType")),
    modelName: block.text(naming("ModelName")),
    container: container(block.block(naming("Container")), naming),
    baseInferenceComponentName: block.text(naming("BaseInferenceComponentName")),
    compute: compute(block.block(naming("ComputeResourceRequirements")), naming),
    placementStrategy: isKnown(scheduling) ? scheduling.text(naming("PlacementStrategy")) : scheduling,
    modelDataDownloadTimeoutSeconds: seconds("ModelDataDownloadTimeoutInSeconds"),
    containerStartupHealthCheckTimeoutSeconds: seconds("ContainerStartupHealthCheckTimeoutInSeconds"),
  };
}

export function specifications(
  blocks: Maybe<readonly Attributes[]>,
  naming: Naming,
): Optional<readonly ComponentSpecification[]> {
  if (isUnknown(blocks)) {
    return Unknown;
  }
  return blocks.length === 0 ? undefined : blocks.map((block) => specification(block, naming)).filter(isKnown);
}

function container(block: Optional<Attributes>, naming: Naming): Optional<ComponentContainer> {
  if (!isKnown(block)) {
    return block;
  }
  const environment = block.block(naming("Environment"));
  return {
    image: block.text(naming("Image")),
    artifactUrl: block.text(naming("ArtifactUrl")),
    environmentNames: isKnown(environment) ? environment.names() : environment,
  };
}

const compute = (block: Optional<Attributes>, naming: Naming): Optional<ComputeRequirements> =>
  isKnown(block)
    ? {
        acceleratorDevices: block.positive(naming("NumberOfAcceleratorDevicesRequired")),
        cpuCores: block.positive(naming("NumberOfCpuCoresRequired")),
        minMemoryMb: block.positive(naming("MinMemoryRequiredInMb")),
        maxMemoryMb: block.positive(naming("MaxMemoryRequiredInMb")),
      }
    : block;

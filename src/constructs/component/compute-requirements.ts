import type { InstanceShape } from "../../catalogue/instance-shape";
import { instanceShape } from "../../catalogue/instance-shapes";
import { limits } from "../../catalogue/limits";
import { atMost, type Check, isToken, range, required, unless } from "../checks/check";
import type { ComponentSpecification } from "./component-request";

/**
 * What one copy of an inference component reserves on an instance.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_InferenceComponentComputeResourceRequirements.html
 */
export interface ComputeRequirements {
  /** GPUs or Neuron devices, at least 1. Without it a copy gets none, on a GPU instance too. @default - none */
  readonly acceleratorDevices?: number;
  /** vCPUs, at least 0.25. @default - none are reserved */
  readonly cpuCores?: number;
  /**
   * MiB of **host** memory, at least 128. Not GPU memory: that comes with the devices. Instances keep a part of their
   * memory for themselves, so ask for what the process needs and not for what the instance has.
   */
  readonly minMemoryMb: number;
  /** MiB of host memory that a copy may not exceed, at least `minMemoryMb`. @default - no limit */
  readonly maxMemoryMb?: number;
}

const SOURCE = "SageMaker API, CreateInferenceComponent";
const MB_PER_GIB = 1024;

/** @param instanceType of the variant that hosts the component, where it is known */
export function checkCompute(compute: ComputeRequirements, instanceType: string | undefined): Check[] {
  const shape = instanceType === undefined ? undefined : instanceShape(instanceType);
  return [
    required("compute.minMemoryMb", compute.minMemoryMb),
    range("compute.minMemoryMb", compute.minMemoryMb, limits.component.minMemoryMb),
    range("compute.maxMemoryMb", compute.maxMemoryMb, limits.component.maxMemoryMb),
    range("compute.cpuCores", compute.cpuCores, limits.component.cpuCores),
    range("compute.acceleratorDevices", compute.acceleratorDevices, limits.component.acceleratorDevices),
    atMost(
      { property: "compute.minMemoryMb", value: compute.minMemoryMb },
      { property: "compute.maxMemoryMb", value: compute.maxMemoryMb },
      { source: SOURCE },
    ),
    ...(shape === undefined ? [] : fits(compute, shape)),
  ];
}

/** The requirements in SageMaker's words. */
export function computeBlock(compute: ComputeRequirements): ComponentSpecification["ComputeResourceRequirements"] {
  return {
    NumberOfAcceleratorDevicesRequired: compute.acceleratorDevices,
    NumberOfCpuCoresRequired: compute.cpuCores,
    MinMemoryRequiredInMb: compute.minMemoryMb,
    MaxMemoryRequiredInMb: compute.maxMemoryMb,
  };
}

function fits(compute: ComputeRequirements, shape: InstanceShape): Check[] {
  const { acceleratorDevices, cpuCores } = compute;
  const source = `${shape.source}, ${shape.asOf}`;
  return [
    unless(
      acceleratorDevices === undefined || isToken(acceleratorDevices) || acceleratorDevices <= shape.accelerators,
      {
        property: "compute.acceleratorDevices",
        value: acceleratorDevices,
        requirement: `must be at most ${shape.accelerators}, which is what one ${shape.instanceType} has`,
        advice: "a copy lives on one instance: ask for fewer devices or take a larger instance type",
        source,
      },
    ),
    unless(cpuCores === undefined || isToken(cpuCores) || cpuCores <= shape.vcpus, {
      property: "compute.cpuCores",
      value: cpuCores,
      requirement: `must be at most ${shape.vcpus}, which is what one ${shape.instanceType} has`,
      source,
    }),
    hostMemory(compute.minMemoryMb, shape, source),
  ];
}

function hostMemory(minMemoryMb: number, shape: InstanceShape, source: string): Check {
  const hostMb = shape.memoryGib * MB_PER_GIB;
  const gpuMb = shape.accelerators * shape.acceleratorMemoryGib * MB_PER_GIB;
  return unless(isToken(minMemoryMb) || !(minMemoryMb >= hostMb), {
    property: "compute.minMemoryMb",
    value: minMemoryMb,
    requirement: `must be less than the ${hostMb} MiB of host memory that one ${shape.instanceType} has`,
    advice:
      minMemoryMb <= gpuMb
        ? "this looks like GPU memory, which comes with the devices: ask for the host memory that the process needs"
        : "ask for the host memory that the process needs",
    source,
  });
}

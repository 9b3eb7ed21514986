import { specificationOn } from "../../behaviour";
import type { InstanceShape } from "../../catalogue/instance-shape";
import { instanceShape } from "../../catalogue/instance-shapes";
import {
  type ComputeRequirements,
  type InferenceComponent,
  isAdapter,
  isKnown,
  once,
  type Topology,
  type Variant,
} from "../../topology";

const MB_PER_GIB = 1024;

/** A component on instances of a known shape, with the requirements of one copy. */
export interface Placed {
  readonly component: InferenceComponent;
  readonly variant: Variant;
  readonly compute: ComputeRequirements;
  readonly shape: InstanceShape;
}

/** The components for which all of this is known. An adapter has no compute requirements of its own. */
export const placedComponents = once((topology): readonly Placed[] =>
  topology.inferenceComponents.flatMap((component) => (isAdapter(component) ? [] : (place(topology, component) ?? []))),
);

export function place(topology: Topology, component: InferenceComponent): Placed | undefined {
  const variant = topology.variantOf(component).node;
  if (variant === undefined || !isKnown(variant.instanceType)) {
    return undefined;
  }
  const shape = instanceShape(variant.instanceType);
  const compute = specificationOn(component, variant.instanceType)?.compute;
  return shape === undefined || !isKnown(compute) ? undefined : { component, variant, compute, shape };
}

/** A resource that the copies on an instance share. */
export interface Resource {
  readonly name: string;
  readonly needed: number;
  readonly available: number;
}

/** The resources that a copy requires, without those that are unknown or not required. */
export function resourcesOf({ compute, shape }: Placed): readonly Resource[] {
  const { acceleratorDevices, cpuCores, minMemoryMb } = compute;
  return [
    { name: "accelerators", needed: acceleratorDevices, available: shape.accelerators },
    { name: "vCPUs", needed: cpuCores, available: shape.vcpus },
    { name: "MiB of host memory", needed: minMemoryMb, available: hostMemoryMb(shape) },
  ].flatMap(({ name, needed, available }) => (isKnown(needed) && needed > 0 ? [{ name, needed, available }] : []));
}

/** The maximum number of copies per instance, and the resource that limits it; `undefined` if nothing does. */
export function copiesPerInstance(placed: Placed): (Resource & { readonly copies: number }) | undefined {
  const [tightest] = resourcesOf(placed)
    .map((resource) => ({ copies: Math.floor(resource.available / resource.needed), ...resource }))
    .sort((one, other) => one.copies - other.copies);
  return tightest;
}

export const hostMemoryMb = ({ memoryGib }: InstanceShape): number => memoryGib * MB_PER_GIB;

export const acceleratorMemoryMb = ({ accelerators, acceleratorMemoryGib }: InstanceShape): number =>
  accelerators * acceleratorMemoryGib * MB_PER_GIB;

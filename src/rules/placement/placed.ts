import { type InstanceShape, instanceShape } from "../../catalogue/instance-shapes";
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

/** A component on instances whose shape is known, and what one copy of it takes there. */
export interface Placed {
  readonly component: InferenceComponent;
  readonly variant: Variant;
  readonly compute: ComputeRequirements;
  readonly shape: InstanceShape;
}

/** The components of which all that is known. An adapter has no compute of its own. */
export const placedComponents = once((topology): readonly Placed[] =>
  topology.inferenceComponents.flatMap((component) => (isAdapter(component) ? [] : (place(topology, component) ?? []))),
);

export function place(topology: Topology, component: InferenceComponent): Placed | undefined {
  const variant = topology.variantOf(component).node;
  if (variant === undefined || !isKnown(variant.instanceType)) {
    return undefined;
  }
  const shape = instanceShape(variant.instanceType);
  const compute = computeOn(component, variant.instanceType);
  return shape === undefined || compute === undefined ? undefined : { component, variant, compute, shape };
}

/** What a copy takes on an instance type: there may be a specification a type. */
function computeOn({ specification, specifications }: InferenceComponent, instanceType: string) {
  const one = isKnown(specifications)
    ? specifications.find((candidate) => candidate.instanceType === instanceType)
    : specification;
  return isKnown(one) && isKnown(one.compute) ? one.compute : undefined;
}

/** What copies share on an instance. */
export interface Resource {
  readonly name: string;
  readonly needed: number;
  readonly available: number;
}

/** What a copy takes of what there is; what is not known or not asked for is left out. */
export function resourcesOf({ compute, shape }: Placed): readonly Resource[] {
  const { acceleratorDevices, cpuCores, minMemoryMb } = compute;
  return [
    { name: "accelerators", needed: acceleratorDevices, available: shape.accelerators },
    { name: "vCPUs", needed: cpuCores, available: shape.vcpus },
    { name: "MiB of host memory", needed: minMemoryMb, available: hostMemoryMb(shape) },
  ].flatMap(({ name, needed, available }) => (isKnown(needed) && needed > 0 ? [{ name, needed, available }] : []));
}

/** Copies that one instance holds at most, and what runs out first; `undefined` when nothing limits them. */
export function copiesPerInstance(placed: Placed): (Resource & { readonly copies: number }) | undefined {
  const [tightest] = resourcesOf(placed)
    .map((resource) => ({ ...resource, copies: Math.floor(resource.available / resource.needed) }))
    .sort((one, other) => one.copies - other.copies);
  return tightest;
}

export const hostMemoryMb = ({ memoryGib }: InstanceShape): number => memoryGib * MB_PER_GIB;

export const acceleratorMemoryMb = ({ accelerators, acceleratorMemoryGib }: InstanceShape): number =>
  accelerators * acceleratorMemoryGib * MB_PER_GIB;

import { type ComponentSpecification, type InferenceComponent, isKnown, type Optional } from "../../topology";
import type { Requirements } from "./endpoint-setup";
import type { Host } from "./host";

/** The specification of a component on an instance type: each type may have its own. */
export function specificationOn(
  { specification, specifications }: InferenceComponent,
  instanceType: string | undefined,
): ComponentSpecification | undefined {
  const one =
    isKnown(specifications) && instanceType !== undefined
      ? specifications.find((candidate) => candidate.instanceType === instanceType)
      : specification;
  return isKnown(one) ? one : undefined;
}

/** What a copy takes of an instance. What is not required is 0. */
export function requirementsOf(
  { assumptions }: Host,
  component: InferenceComponent,
  instanceType: string | undefined,
): Requirements {
  const specification = specificationOn(component, instanceType);
  const compute = specification?.compute;
  if (!isKnown(compute)) {
    assumptions.addForEach(
      "The compute requirements",
      component.address,
      "are not known, and all copies are assumed to fit on one instance",
    );
    return { accelerators: 0, cpuCores: 0, memoryMb: 0, placement: "SPREAD" };
  }
  const number = (name: string, value: Optional<number>): number => assumptions.number(component, name, value, 0);
  const placement = assumptions.value(component, "PlacementStrategy", specification?.placementStrategy, "SPREAD");
  return {
    accelerators: number("NumberOfAcceleratorDevicesRequired", compute.acceleratorDevices),
    cpuCores: number("NumberOfCpuCoresRequired", compute.cpuCores),
    memoryMb: number("MinMemoryRequiredInMb", compute.minMemoryMb),
    placement: placement === "BINPACK" ? "BINPACK" : "SPREAD",
  };
}

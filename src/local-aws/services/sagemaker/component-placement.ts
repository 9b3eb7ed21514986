import { instanceShape } from "../../../catalogue/instance-shapes";
import { validationError } from "../../errors";
import type { Specification } from "./shapes";

/**
 * Refuses what not even an empty instance holds. SageMaker keeps some memory to itself and does not say how much, so what
 * passes here may still not fit.
 * @throws AwsError when the instance type is known and too small
 */
export function requireFit(instanceType: string | undefined, specification: Specification | undefined): void {
  const shape = instanceType === undefined ? undefined : instanceShape(instanceType);
  const wanted = specification?.ComputeResourceRequirements;
  if (shape === undefined || wanted === undefined) {
    return;
  }
  const fits =
    (wanted.NumberOfAcceleratorDevicesRequired ?? 0) <= shape.accelerators &&
    (wanted.NumberOfCpuCoresRequired ?? 0) <= shape.vcpus &&
    wanted.MinMemoryRequiredInMb <= shape.memoryGib * 1024;
  if (!fits) {
    throw validationError(
      "There is not enough hardware resources on the instances for this endpoint to create a copy of the inference component.",
    );
  }
}

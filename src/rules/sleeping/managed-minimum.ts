import { isKnown, type Variant } from "../../topology";
import { sagemakerGuide } from "../documents";

export const ZERO_INSTANCES_GUIDE = sagemakerGuide("endpoint-auto-scaling-zero-instances");

export function managedMinimumOf({ managedInstanceScaling }: Variant): number | undefined {
  const minimum = isKnown(managedInstanceScaling) ? managedInstanceScaling.minInstanceCount : undefined;
  return isKnown(minimum) ? minimum : undefined;
}

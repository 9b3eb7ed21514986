import { isKnown, type Topology, type Variant } from "../../../topology";
import { counted } from "./capacity-words";

/** The instances of variants, as far as they are known: `ml.g5.xlarge, 0 to 2 instances`. */
export const instancesText = (topology: Topology, variants: readonly Variant[]): string =>
  variants.flatMap((variant) => textOf(topology, variant) ?? []).join("; ");

function textOf(topology: Topology, variant: Variant): string | undefined {
  if (variant.serverless !== undefined || !isKnown(variant.instanceType)) {
    return undefined;
  }
  const count = countOf(topology, variant);
  return count === undefined ? variant.instanceType : `${variant.instanceType}, ${count}`;
}

function countOf(topology: Topology, variant: Variant): string | undefined {
  const managed = variant.managedInstanceScaling;
  if (isKnown(managed) && managed.status === "ENABLED") {
    return rangeText(managed.minInstanceCount, managed.maxInstanceCount);
  }
  const [target] = topology.targetsOf(variant).nodes;
  if (target !== undefined) {
    return rangeText(target.minCapacity, target.maxCapacity);
  }
  return isKnown(variant.initialInstanceCount) ? counted(variant.initialInstanceCount, "instance") : undefined;
}

function rangeText(min: unknown, max: unknown): string | undefined {
  if (typeof min !== "number" || typeof max !== "number") {
    return undefined;
  }
  return min === max ? counted(min, "instance") : `${min} to ${counted(max, "instance")}`;
}

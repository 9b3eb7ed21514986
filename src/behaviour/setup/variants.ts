import { isKnown, isUnknown, type Optional, type ScalableTarget, type Variant } from "../../topology";
import type { UnitSetup, VariantSetup } from "./endpoint-setup";
import type { Host } from "./host";

/** The variants of an endpoint; one that is assumed if the source has none. */
export function variantSetups(host: Host): readonly VariantSetup[] {
  if (host.variants.length > 0) {
    return host.variants.map((variant) => variantSetup(host, variant));
  }
  host.assumptions.add(
    `The variants of ${host.name} are not in the source, and one variant with 0 to ${MOST_ASSUMED} managed instances is assumed.`,
  );
  return [{ name: "assumed", initialInstances: 1, minInstances: 0, maxInstances: MOST_ASSUMED, managed: true }];
}

/** No volume of AWS is larger. What is not possible has no price. */
const MOST_VOLUME_GB = 65_536;

/** Enough for the copies of a small fleet. */
const MOST_ASSUMED = 10;

function variantSetup({ assumptions, topology }: Host, variant: Variant): VariantSetup {
  const { instanceType, volumeSizeGb, managedInstanceScaling: scaling } = variant;
  const common = {
    name: isKnown(variant.name) ? variant.name : variant.address,
    ...(isKnown(instanceType) && { instanceType }),
    ...(isKnown(volumeSizeGb) && volumeSizeGb >= 0 && volumeSizeGb <= MOST_VOLUME_GB && { volumeGb: volumeSizeGb }),
  };
  if (variant.serverless !== undefined) {
    return { ...common, initialInstances: 0, minInstances: 0, maxInstances: 0, managed: false };
  }
  if (isUnknown(instanceType)) {
    assumptions.add(
      `instance_type of ${variant.address} ${assumptions.why(variant, "instance_type")}: all of its copies are assumed to fit, and it has no price.`,
    );
  }
  const initial = assumptions.number(variant, "initial_instance_count", variant.initialInstanceCount, 1);
  const fixed = { ...common, initialInstances: initial, minInstances: initial, maxInstances: initial, managed: false };
  if (topology.hostingOf(variant) === "real-time") {
    return ofInstances(fixed, topology.targetsOf(variant).nodes);
  }
  if (scaling === undefined) {
    return fixed;
  }
  if (isUnknown(scaling)) {
    assumptions.value(variant, "managed_instance_scaling.status", scaling, "ENABLED");
    return { ...fixed, minInstances: 0, maxInstances: Math.max(initial, 1), managed: true };
  }
  // Without a status the block does nothing.
  if (assumptions.value(variant, "managed_instance_scaling.status", scaling.status, "") !== "ENABLED") {
    return fixed;
  }
  const bound = (name: string, value: Optional<number>, otherwise: number): number =>
    assumptions.number(variant, `managed_instance_scaling.${name}`, value, otherwise);
  // The provider sends 0 for an omitted minimum.
  const minInstances = bound("min_instance_count", scaling.minInstanceCount, 0);
  const most = Math.max(initial, minInstances);
  if (scaling.maxInstanceCount === undefined) {
    assumptions.add(`max_instance_count of ${variant.address} is not set, and is assumed to be ${most}.`);
  }
  const maxInstances = Math.max(bound("max_instance_count", scaling.maxInstanceCount, most), minInstances);
  return { ...fixed, minInstances, maxInstances, managed: true };
}

/** The instances of a real-time variant are within the bounds of its target. */
function ofInstances(variant: VariantSetup, [target]: readonly ScalableTarget[]): VariantSetup {
  const { minCapacity: min, maxCapacity: max } = target ?? {};
  return isKnown(min) && isKnown(max) && min <= max
    ? {
        ...variant,
        initialInstances: Math.min(max, Math.max(min, variant.initialInstances)),
        minInstances: min,
        maxInstances: max,
      }
    : variant;
}

/** An asynchronous variant has the bounds that its target may ever have. */
export function withinTarget(variant: VariantSetup, unit: UnitSetup | undefined): VariantSetup {
  const target = unit?.target;
  if (target === undefined) {
    return variant;
  }
  const actions = target.suspended.scheduled ? [] : target.actions;
  const minimums = actions.flatMap(({ min }) => min ?? []);
  const maximums = actions.flatMap(({ max }) => max ?? []);
  const maxInstances = Math.max(target.max, ...maximums, ...minimums, variant.initialInstances);
  return { ...variant, minInstances: Math.min(target.min, ...minimums, ...maximums), maxInstances };
}

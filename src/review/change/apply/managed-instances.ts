import { sagemakerApi } from "../../../rules/documents";
import { isKnown, type ManagedInstanceScaling, nodeKey, type Topology, type Variant } from "../../../topology";
import type { ApplyEffect } from "../change-review";
import { counted } from "./capacity-words";
import { nameOf, type Scene, type UpdatedEndpoint } from "./scene";

/** Bounds of the instances that SageMaker manages for inference components: they move with the endpoint configuration. */
export function* managedInstances(scene: Scene): Generator<ApplyEffect> {
  for (const updated of scene.updatedEndpoints()) {
    for (const variant of variantsOf(scene.after, updated.after)) {
      const old = variantsOf(scene.before, updated.before).find(({ name }) => name === variant.name);
      const [before, after] = [managedOf(old), managedOf(variant)];
      if (before !== undefined && after !== undefined) {
        yield* raised(updated, variant, before, after);
        yield* lowered(updated, variant, before, after);
      }
    }
  }
}

const variantsOf = (topology: Topology, endpoint: UpdatedEndpoint["after"]): readonly Variant[] =>
  topology.variantsOf(endpoint).nodes;

function managedOf(variant: Variant | undefined): ManagedInstanceScaling | undefined {
  const managed = variant?.managedInstanceScaling;
  return isKnown(managed) && managed.status === "ENABLED" ? managed : undefined;
}

function* raised(
  { after: endpoint, to }: UpdatedEndpoint,
  variant: Variant,
  { minInstanceCount: from }: ManagedInstanceScaling,
  { minInstanceCount: min }: ManagedInstanceScaling,
): Generator<ApplyEffect> {
  if (isKnown(from) && isKnown(min) && min > from) {
    yield {
      kind: from === 0 ? "wakes" : "resets capacity",
      severity: "warning",
      what: `min_instance_count of variant ${nameOf(variant)} of ${nameOf(endpoint)} is raised from ${from} to ${min}: the update starts capacity up to ${counted(min, "instance")}.`,
      why: "SageMaker keeps at least MinInstanceCount instances, whether or not there are copies on them.",
      ...(from === 0 && { fix: { hcl: "min_instance_count = 0" } }),
      addresses: [nodeKey(endpoint), nodeKey(to)],
      source: sagemakerApi("ProductionVariantManagedInstanceScaling"),
      evidence: "inferred",
    };
  }
}

function* lowered(
  { after: endpoint, to }: UpdatedEndpoint,
  variant: Variant,
  { maxInstanceCount: from }: ManagedInstanceScaling,
  { maxInstanceCount: max }: ManagedInstanceScaling,
): Generator<ApplyEffect> {
  if (isKnown(from) && isKnown(max) && max < from) {
    yield {
      kind: "removes capacity",
      severity: "warning",
      what: `max_instance_count of variant ${nameOf(variant)} of ${nameOf(endpoint)} is lowered from ${from} to ${max}: copies that run on more than ${counted(max, "instance")} lose their place.`,
      why: "SageMaker provisions at most MaxInstanceCount instances. A plan does not contain how many run. What AWS does with copies that no longer fit, or whether it refuses the update, is not documented.",
      addresses: [nodeKey(endpoint), nodeKey(to)],
      source: sagemakerApi("ProductionVariantManagedInstanceScaling"),
      evidence: "inferred",
    };
  }
}

import { issue, sagemakerGuide } from "../../../rules/documents";
import { isKnown, nodeKey, type Topology, type Variant } from "../../../topology";
import type { ApplyEffect } from "../change-review";
import { counted } from "./capacity-words";
import { nameOf, type Scene, type UpdatedEndpoint } from "./scene";

/** An endpoint that is updated to another configuration gets new instances. */
export function* configurationUpdate(scene: Scene): Generator<ApplyEffect> {
  for (const updated of scene.updatedEndpoints()) {
    yield* resetVariants(scene, updated);
    yield* runsTwice(scene, updated);
  }
}

/** Variants start again with the count of the configuration: the provider does not ask SageMaker to keep theirs. */
function* resetVariants(scene: Scene, { before, after, to }: UpdatedEndpoint): Generator<ApplyEffect> {
  for (const variant of scene.after.variantsOf(after)) {
    const hosting = scene.after.hostingOf(variant);
    if (hosting !== "asynchronous" && hosting !== "real-time") {
      continue;
    }
    const old = scene.before.variantsOf(before).nodes.find(({ name }) => name === variant.name);
    const bounds = old && boundsOf(scene.before, old);
    // One that never had another count than the initial one has nothing to be reset.
    if (bounds === undefined) {
      continue;
    }
    const sleeps = bounds.min === 0 && hosting === "asynchronous";
    const count = isKnown(variant.initialInstanceCount)
      ? counted(variant.initialInstanceCount, "instance")
      : "its initial instance count";
    yield {
      kind: sleeps ? "wakes" : "resets capacity",
      severity: "warning",
      what: `The update of endpoint ${nameOf(after)} sets variant ${nameOf(variant)} to ${count}${sleeps ? ", also if it is scaled to zero" : ", whatever autoscaling set"}.`,
      why: "The provider calls UpdateEndpoint without RetainAllVariantProperties, so SageMaker takes initial_instance_count of the new configuration.",
      addresses: [nodeKey(after), nodeKey(to)],
      source: issue("hashicorp/terraform-provider-aws", 48990),
      evidence: "verified",
    };
  }
}

function* runsTwice(scene: Scene, { before, after, to }: UpdatedEndpoint): Generator<ApplyEffect> {
  const variants = scene.before.variantsOf(before).nodes.filter(({ serverless }) => serverless === undefined);
  // Serverless variants have no instances that could run twice.
  if (variants.length === 0) {
    return;
  }
  const types = [...new Set(variants.flatMap(({ instanceType }) => (isKnown(instanceType) ? [instanceType] : [])))];
  const hostsComponents = variants.some((variant) => scene.before.hostingOf(variant) === "inference-components");
  yield {
    kind: "runs twice",
    severity: "note",
    what: `Endpoint ${nameOf(after)} is updated to another configuration: old and new instances run and are billed until the new ones are in service${types.length === 0 ? "" : ` (now ${types.join(", ")})`}.`,
    why: `An update is blue/green by default: SageMaker starts the new fleet, moves the traffic, and then terminates the old one. A rolling update policy does it in batches.${hostsComponents ? " Whether this applies to an endpoint with inference components that is scaled to zero is not documented." : ""}`,
    addresses: [nodeKey(after), nodeKey(to)],
    source: sagemakerGuide("deployment-guardrails-blue-green"),
    evidence: hostsComponents ? "uncertain" : "verified",
  };
}

/** The bounds of the target that scales a variant. */
function boundsOf(topology: Topology, variant: Variant): { readonly min: number } | undefined {
  const [target] = topology.targetsOf(variant).nodes;
  return target !== undefined && isKnown(target.minCapacity) ? { min: target.minCapacity } : undefined;
}

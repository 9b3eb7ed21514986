import { sagemakerGuide } from "../../../rules/documents";
import { type Endpoint, isKnown, nodeKey, type Topology, type Variant } from "../../../topology";
import type { ApplyEffect } from "../change-review";
import { isSameName, nameOf, type Scene } from "./scene";

/** SageMaker does not change the instance type of a variant that Application Auto Scaling scales. */
export function* registeredVariant(scene: Scene): Generator<ApplyEffect> {
  for (const { before, after, to } of scene.updatedEndpoints()) {
    for (const [old, variant] of sameVariants(scene, before, after)) {
      const [from, into] = [old.instanceType, variant.instanceType];
      if (!isKnown(from) || !isKnown(into) || from === into) {
        continue;
      }
      const kept = registeredDuring(scene, scene.before, old);
      if (kept !== undefined) {
        yield {
          kind: "fails",
          severity: "error",
          what: `The update of endpoint ${nameOf(after)} fails: variant ${nameOf(variant)} changes from ${from} to ${into} while it is a registered scalable target.`,
          why: "SageMaker refuses the instance type of a variant that Application Auto Scaling scales. The target must be deregistered before the update and registered after it.",
          fix: {
            hcl: `in ${kept.address}: lifecycle { replace_triggered_by = [${to.address}] }, and the same in its policies for the target`,
            typescript: "use AsyncEndpoint, which replaces the target with the configuration",
          },
          addresses: [nodeKey(after), nodeKey(kept)],
          source: sagemakerGuide("endpoint-scaling-update"),
          evidence: "verified",
        };
      }
    }
  }
}

function* sameVariants(scene: Scene, before: Endpoint, after: Endpoint): Generator<readonly [Variant, Variant]> {
  const old = scene.before.variantsOf(before).nodes;
  for (const variant of scene.after.variantsOf(after)) {
    const same = old.find(({ name }) => isSameName(name, variant.name));
    if (same !== undefined) {
      yield [same, variant];
    }
  }
}

/** The target that stays registered while the endpoint is updated: neither deleted nor replaced in this apply. */
const registeredDuring = (scene: Scene, topology: Topology, variant: Variant) =>
  topology.targetsOf(variant).nodes.find((target) => {
    const change = scene.changeOfBefore(target);
    const isDeregistered =
      change?.action === "delete" || (change?.action === "replace" && change.createsFirst !== true);
    return !isDeregistered || change.forgets === true;
  });

import { autoScalingApi } from "../../../rules/documents";
import { isKnown, nodeKey, parseResourceId, type ScalableTarget } from "../../../topology";
import type { ApplyEffect } from "../change-review";
import { counted, unitOf } from "./capacity-words";
import type { Scene } from "./scene";

const WHY =
  "Application Auto Scaling moves the current capacity to the new minimum as soon as the target is registered again. A request is not necessary.";

/** A raised minimum starts capacity in the apply, also for an endpoint that sleeps. */
export function* raisedMinimum(scene: Scene): Generator<ApplyEffect> {
  for (const { before, after, change } of scene.pairs(({ scalableTargets }) => scalableTargets)) {
    const [from, to] = [before.minCapacity, after.minCapacity];
    const isRegistered = change?.action === "update" || change?.action === "replace";
    if (isRegistered && isKnown(from) && isKnown(to) && to > from) {
      yield {
        kind: from === 0 ? "wakes" : "resets capacity",
        severity: "warning",
        what: `min_capacity of ${subjectOf(after)} is raised from ${from} to ${to}: the apply starts capacity up to ${counted(to, unitOf(after))}.`,
        why: WHY,
        ...(from === 0 && { fix: FIX }),
        addresses: [nodeKey(after)],
        source: autoScalingApi("RegisterScalableTarget"),
        evidence: "verified",
      };
    }
  }
  yield* newTarget(scene);
}

/** A new target of something that was there before: nobody knows how many copies it has. */
function* newTarget(scene: Scene): Generator<ApplyEffect> {
  for (const change of scene.changes) {
    const target = change.action === "create" ? scene.afterOf(scene.after.scalableTargets, change) : undefined;
    const subject = target && scene.after.subjectOf(target).node;
    const isNew = subject === undefined || (subject.kind === "inference-component" && isStarted(scene, subject));
    if (target !== undefined && !isNew && isKnown(target.minCapacity) && target.minCapacity > 0) {
      const replaced = scene.before.scalableTargets.find(({ resourceId }) => resourceId === target.resourceId);
      if (replaced === undefined && !isVariantStarted(scene, target)) {
        yield {
          kind: "wakes",
          severity: "warning",
          what: `The new scalable target of ${subjectOf(target)} has min_capacity ${target.minCapacity}: the apply starts capacity up to ${counted(target.minCapacity, unitOf(target))}.`,
          why: WHY,
          fix: FIX,
          addresses: [nodeKey(target)],
          source: autoScalingApi("RegisterScalableTarget"),
          evidence: "verified",
        };
      }
    }
  }
}

const isStarted = (scene: Scene, node: Parameters<Scene["changeOfAfter"]>[0]): boolean => {
  const action = scene.changeOfAfter(node)?.action;
  return action === "create" || action === "replace";
};

function isVariantStarted(scene: Scene, target: ScalableTarget): boolean {
  const subject = scene.after.subjectOf(target).node;
  return (
    subject?.kind === "variant" && scene.after.endpointsOf(subject).nodes.some((endpoint) => isStarted(scene, endpoint))
  );
}

const FIX = { hcl: "min_capacity = 0", typescript: "leave out `minCopies`, or set it to 0" };

/** What a target scales, by its name. */
export function subjectOf({ resourceId, address }: ScalableTarget): string {
  const resource = isKnown(resourceId) ? parseResourceId(resourceId) : undefined;
  switch (resource?.kind) {
    case "inference-component":
      return resource.name;
    case "variant":
      return `variant ${resource.variantName} of ${resource.endpointName}`;
    default:
      return address;
  }
}

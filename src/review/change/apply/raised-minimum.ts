import { autoScalingApi } from "../../../rules/documents";
import { isKnown, nodeKey } from "../../../topology";
import type { ApplyEffect } from "../change-review";
import { counted, subjectOf, unitOf } from "./capacity-words";
import type { Scene } from "./scene";
import { isOfStanding } from "./standing";

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

/** A new target of something that existed before: its current number of copies is not known. */
function* newTarget(scene: Scene): Generator<ApplyEffect> {
  const known = new Set(scene.before.scalableTargets.map(({ resourceId }) => resourceId));
  for (const change of scene.changes) {
    const target = change.action === "create" ? scene.afterOf(scene.after.scalableTargets, change) : undefined;
    const minimum = target?.minCapacity;
    // One that moves to another address without a moved block had this minimum before, or another one that is stated.
    if (target && isKnown(minimum) && minimum > 0 && !known.has(target.resourceId) && isOfStanding(scene, target)) {
      yield {
        kind: "wakes",
        severity: "warning",
        what: `The new scalable target of ${subjectOf(target)} has min_capacity ${minimum}: the apply starts capacity up to ${counted(minimum, unitOf(target))}.`,
        why: WHY,
        fix: FIX,
        addresses: [nodeKey(target)],
        source: autoScalingApi("RegisterScalableTarget"),
        evidence: "verified",
      };
    }
  }
}

const FIX = { hcl: "min_capacity = 0", typescript: "leave out `minCopies`, or set it to 0" };

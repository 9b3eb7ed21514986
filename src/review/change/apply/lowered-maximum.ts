import { autoScalingApi } from "../../../rules/documents";
import { isKnown, nodeKey, type Optional, type ScalableTarget } from "../../../topology";
import type { ApplyEffect } from "../change-review";
import { counted, subjectOf, unitOf } from "./capacity-words";
import type { Scene } from "./scene";
import { isOfStanding } from "./standing";

const WHY =
  "Application Auto Scaling moves the current capacity to the new maximum as soon as the target is registered again, under load as well.";

/** A lowered maximum takes capacity away in the apply, while it works on requests. */
export function* loweredMaximum(scene: Scene): Generator<ApplyEffect> {
  for (const { before, after, change } of scene.pairs(({ scalableTargets }) => scalableTargets)) {
    const [from, to] = [before.maxCapacity, after.maxCapacity];
    const isRegistered = change?.action === "update" || change?.action === "replace";
    if (isRegistered && isKnown(from) && isKnown(to) && to < from) {
      yield {
        kind: "removes capacity",
        severity: "warning",
        what: `max_capacity of ${subjectOf(after)} is lowered from ${from} to ${to}: the apply removes what is above ${counted(to, unitOf(after))}.`,
        why: WHY,
        addresses: [nodeKey(after)],
        source: autoScalingApi("RegisterScalableTarget"),
        evidence: "verified",
      };
    }
  }
  yield* newTarget(scene);
}

/** A new target of something that runs with more than its maximum. */
function* newTarget(scene: Scene): Generator<ApplyEffect> {
  const known = new Set(scene.before.scalableTargets.map(({ resourceId }) => resourceId));
  for (const change of scene.changes) {
    const target = change.action === "create" ? scene.afterOf(scene.after.scalableTargets, change) : undefined;
    const [count, maximum] = [target && countBefore(scene, target), target?.maxCapacity];
    const isNew = target !== undefined && !known.has(target.resourceId) && isOfStanding(scene, target);
    if (isNew && isKnown(count) && isKnown(maximum) && maximum < count) {
      yield {
        kind: "removes capacity",
        severity: "warning",
        what: `The new scalable target of ${subjectOf(target)} has max_capacity ${maximum}, and the configuration before has ${counted(count, unitOf(target))}: the apply removes what is above ${maximum}.`,
        why: WHY,
        addresses: [nodeKey(target)],
        source: autoScalingApi("RegisterScalableTarget"),
        evidence: "verified",
      };
    }
  }
}

/** Without a target nothing scales it: it has what the configuration says. */
function countBefore(scene: Scene, target: ScalableTarget): Optional<number> {
  const subject = scene.after.subjectOf(target).node;
  const key = subject === undefined ? undefined : nodeKey(subject);
  const component = scene.before.inferenceComponents.find((one) => nodeKey(one) === key);
  return component?.copyCount ?? scene.before.variants.find((one) => nodeKey(one) === key)?.initialInstanceCount;
}

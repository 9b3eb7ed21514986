import { isKnown, nodeKey, type Optional, type ScalableTarget } from "../../../topology";
import type { ApplyEffect } from "../change-review";
import { counted, subjectOf, unitOf } from "./capacity-words";
import { newTargets, registered, registeredAgain } from "./registered-targets";
import type { Scene } from "./scene";

const WHY =
  "Application Auto Scaling moves the current capacity to the new maximum as soon as the target is registered again, under load as well.";

/** A lowered maximum takes capacity away in the apply, while it works on requests. */
export function* loweredMaximum(scene: Scene): Generator<ApplyEffect> {
  for (const { before, after } of registeredAgain(scene)) {
    const [from, to] = [before.maxCapacity, after.maxCapacity];
    if (isKnown(from) && isKnown(to) && to < from) {
      yield registered(after, {
        kind: "removes capacity",
        what: `max_capacity of ${subjectOf(after)} is lowered from ${from} to ${to}: the apply removes what is above ${counted(to, unitOf(after))}.`,
        why: WHY,
      });
    }
  }
  // Of something that runs with more than its maximum.
  for (const target of newTargets(scene)) {
    const [count, maximum] = [countBefore(scene, target), target.maxCapacity];
    if (isKnown(count) && isKnown(maximum) && maximum < count) {
      yield registered(target, {
        kind: "removes capacity",
        what: `The new scalable target of ${subjectOf(target)} has max_capacity ${maximum}, and the configuration before has ${counted(count, unitOf(target))}: the apply removes what is above ${maximum}.`,
        why: WHY,
      });
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

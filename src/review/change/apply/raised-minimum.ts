import { isKnown } from "../../../topology";
import type { ApplyEffect } from "../change-review";
import { counted, subjectOf, unitOf } from "./capacity-words";
import { newTargets, registered, registeredAgain } from "./registered-targets";
import type { Scene } from "./scene";

const WHY =
  "Application Auto Scaling moves the current capacity to the new minimum as soon as the target is registered again. A request is not necessary.";

const FIX = { hcl: "min_capacity = 0", typescript: "leave out `minCopies`, or set it to 0" };

/** A raised minimum starts capacity in the apply, also for an endpoint that sleeps. */
export function* raisedMinimum(scene: Scene): Generator<ApplyEffect> {
  for (const { before, after } of registeredAgain(scene)) {
    const [from, to] = [before.minCapacity, after.minCapacity];
    if (isKnown(from) && isKnown(to) && to > from) {
      yield registered(after, {
        kind: from === 0 ? "wakes" : "resets capacity",
        what: `min_capacity of ${subjectOf(after)} is raised from ${from} to ${to}: the apply starts capacity up to ${counted(to, unitOf(after))}.`,
        why: WHY,
        ...(from === 0 && { fix: FIX }),
      });
    }
  }
  // A target that moves to another address without a moved block had this minimum before, or another one that is stated.
  for (const target of newTargets(scene)) {
    const minimum = target.minCapacity;
    if (isKnown(minimum) && minimum > 0) {
      yield registered(target, {
        kind: "wakes",
        what: `The new scalable target of ${subjectOf(target)} has min_capacity ${minimum}: the apply starts capacity up to ${counted(minimum, unitOf(target))}.`,
        why: WHY,
        fix: FIX,
      });
    }
  }
}

import { autoScalingApi } from "../../../rules/documents";
import { isKnown, nodeKey } from "../../../topology";
import type { ApplyEffect } from "../change-review";
import { counted, subjectOf, unitOf } from "./capacity-words";
import type { Scene } from "./scene";

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
        why: "Application Auto Scaling moves the current capacity to the new maximum as soon as the target is registered again, under load as well.",
        addresses: [nodeKey(after)],
        source: autoScalingApi("RegisterScalableTarget"),
        evidence: "verified",
      };
    }
  }
}

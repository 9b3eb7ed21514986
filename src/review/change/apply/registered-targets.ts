import { autoScalingApi } from "../../../rules/documents";
import { nodeKey, type ScalableTarget } from "../../../topology";
import type { ApplyEffect } from "../change-review";
import type { Scene } from "./scene";
import { isOfStanding } from "./standing";

/** Targets that the apply registers again, which enforces their bounds, before and after. */
export const registeredAgain = (scene: Scene) =>
  [...scene.pairs(({ scalableTargets }) => scalableTargets)].filter(
    ({ change }) => change?.action === "update" || change?.action === "replace",
  );

/** New targets of something that existed before. */
export function newTargets(scene: Scene): readonly ScalableTarget[] {
  const known = new Set(scene.before.scalableTargets.map(({ resourceId }) => resourceId));
  return scene.changes
    .map((change) => (change.action === "create" ? scene.afterOf(scene.after.scalableTargets, change) : undefined))
    .filter((target) => target !== undefined)
    .filter((target) => !known.has(target.resourceId) && isOfStanding(scene, target));
}

/** What the registration of a target does. */
export const registered = (
  target: ScalableTarget,
  { kind, what, why, fix }: Pick<ApplyEffect, "kind" | "what" | "why" | "fix">,
): ApplyEffect => ({
  kind,
  severity: "warning",
  what,
  why,
  ...(fix && { fix }),
  addresses: [nodeKey(target)],
  source: autoScalingApi("RegisterScalableTarget"),
  evidence: "verified",
});

import type { ScalableTarget } from "../../../topology";
import type { Scene } from "./scene";

/** Whether what a target scales is there before the apply, and stays. */
export function isOfStanding(scene: Scene, target: ScalableTarget): boolean {
  const subject = scene.after.subjectOf(target).node;
  const standing = subject?.kind === "variant" ? scene.after.endpointsOf(subject).nodes : subject ? [subject] : [];
  return (
    standing.length > 0 &&
    standing.every((node) => {
      const action = scene.changeOfAfter(node)?.action;
      return action !== "create" && action !== "replace";
    })
  );
}

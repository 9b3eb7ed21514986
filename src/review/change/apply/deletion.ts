import { sagemakerApi } from "../../../rules/documents";
import { nodeKey } from "../../../topology";
import type { ApplyEffect } from "../change-review";
import { nameOf, type Scene, shortList } from "./scene";
import { successors } from "./successors";

/** Endpoints and components that are deleted for good: a component that is deleted with its endpoint is named there. */
export function* deletion(scene: Scene): Generator<ApplyEffect> {
  const replaced = new Set([...successors(scene)].map(({ gone }) => gone));
  for (const change of scene.changes) {
    if (change.action !== "delete" || replaced.has(change)) {
      continue;
    }
    const endpoint = scene.beforeOf(scene.before.endpoints, change);
    const component = scene.beforeOf(scene.before.inferenceComponents, change);
    const hosting = component && scene.before.endpointOf(component).node;
    if (endpoint !== undefined) {
      const components = scene.before.componentsOf(endpoint).nodes;
      const names = components.filter((one) => scene.changeOfBefore(one)?.action === "delete").map(nameOf);
      const variants = scene.before.variantsOf(endpoint).nodes;
      const isServerless = variants.length > 0 && variants.every(({ serverless }) => serverless !== undefined);
      yield {
        kind: "deletes",
        severity: "warning",
        what: `Endpoint ${nameOf(endpoint)} is deleted${names.length === 0 ? "" : ` with ${shortList(names)}`}: requests to it fail.`,
        why: isServerless
          ? "It has no instances, and costs nothing without requests."
          : "Its instances are terminated, and their cost ends.",
        addresses: [nodeKey(change)],
        source: sagemakerApi("DeleteEndpoint"),
        evidence: "verified",
      };
    } else if (component !== undefined && (hosting && scene.changeOfBefore(hosting))?.action !== "delete") {
      yield {
        kind: "deletes",
        severity: "warning",
        what: `Component ${nameOf(component)} is deleted: requests to it fail.`,
        why: "Its copies leave. Instances that no other component needs are released after a while.",
        addresses: [nodeKey(change)],
        source: sagemakerApi("DeleteInferenceComponent"),
        evidence: "verified",
      };
    }
  }
}

import { sagemakerApi } from "../../../rules/documents";
import { isKnown, nodeKey, type ResourceChange } from "../../../topology";
import type { ApplyEffect } from "../change-review";
import { nameOf, type Scene } from "./scene";

/** Endpoints and components that are deleted for good. A component goes with its endpoint. */
export function* deletion(scene: Scene): Generator<ApplyEffect> {
  const deleted = scene.changes.filter(({ action }) => action === "delete");
  const isDeleted = new Set(deleted);
  for (const change of deleted) {
    const endpoint = scene.beforeOf(scene.before.endpoints, change);
    if (endpoint !== undefined && !comesBack(scene, change, endpoint.name)) {
      const names = scene.before.componentsOf(endpoint).nodes.map(nameOf);
      yield {
        kind: "deletes",
        severity: "warning",
        what: `Endpoint ${nameOf(endpoint)} is deleted${names.length === 0 ? "" : ` with ${shortList(names)}`}: requests to it fail.`,
        why: "Its instances are terminated, and their cost ends.",
        addresses: [nodeKey(change)],
        source: sagemakerApi("DeleteEndpoint"),
        evidence: "verified",
      };
    }
    const component = scene.beforeOf(scene.before.inferenceComponents, change);
    const hosting = component && scene.before.endpointOf(component).node;
    const goesAlone = hosting === undefined || !isDeleted.has(scene.changeOfBefore(hosting) ?? change);
    if (component !== undefined && (goesAlone || scene.changeOfBefore(hosting) === undefined)) {
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

/** Another resource takes the name: that is an interruption. */
const comesBack = (scene: Scene, { address }: ResourceChange, name: unknown): boolean =>
  isKnown(name) && scene.after.endpoints.some((endpoint) => endpoint.name === name && endpoint.address !== address);

const shortList = (names: readonly string[]): string =>
  names.length < 4 ? names.join(", ") : `${names.slice(0, 3).join(", ")} and ${names.length - 3} more`;

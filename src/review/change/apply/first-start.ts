import { sagemakerApi } from "../../../rules/documents";
import { type Endpoint, type InferenceComponent, isAdapter, isKnown, nodeKey, type Variant } from "../../../topology";
import type { ApplyEffect } from "../change-review";
import { counted } from "./capacity-words";
import { nameOf, type Scene } from "./scene";

/** What is created starts with capacity: neither an endpoint nor a component can be created at zero. */
export function* firstStart(scene: Scene): Generator<ApplyEffect> {
  const started = new Set<Endpoint>();
  for (const change of scene.changes) {
    const isNew = change.action === "create" || change.action === "replace";
    const endpoint = isNew ? scene.afterOf(scene.after.endpoints, change) : undefined;
    if (endpoint !== undefined && scene.after.variantsOf(endpoint).nodes.every(({ serverless }) => !serverless)) {
      started.add(endpoint);
      yield ofEndpoint(scene, endpoint, nodeKey(change));
    }
  }
  for (const change of scene.changes) {
    const isNew = change.action === "create" || change.action === "replace";
    const component = isNew ? scene.afterOf(scene.after.inferenceComponents, change) : undefined;
    const hosting = component && scene.after.endpointOf(component).node;
    if (component !== undefined && !isAdapter(component) && !(hosting && started.has(hosting))) {
      yield ofComponent(scene, component, nodeKey(change));
    }
  }
}

function ofEndpoint(scene: Scene, endpoint: Endpoint, address: string): ApplyEffect {
  const starts = scene.after.variantsOf(endpoint).nodes.flatMap((variant) => startOf(variant) ?? []);
  const scaled = [...scene.after.variantsOf(endpoint).nodes, ...scene.after.componentsOf(endpoint).nodes];
  const later = scaled.some((one) => isScaledToZero(scene, one))
    ? ", and scales to zero after its idle timeout at the earliest"
    : "";
  return {
    kind: "starts awake",
    severity: "note",
    what: `Endpoint ${nameOf(endpoint)} starts with capacity${starts.length === 0 ? "" : ` (${starts.join("; ")})`}${later}.`,
    why: "SageMaker creates an endpoint with at least one instance for each variant, and a component with at least one copy.",
    addresses: [address],
    source: sagemakerApi("ProductionVariant"),
    evidence: "verified",
  };
}

const isScaledToZero = ({ after }: Scene, scaled: Variant | InferenceComponent): boolean =>
  after.targetsOf(scaled).nodes.some(({ minCapacity }) => minCapacity === 0);

const startOf = ({ initialInstanceCount, instanceType }: Variant): string | undefined =>
  isKnown(initialInstanceCount) && isKnown(instanceType)
    ? `${counted(initialInstanceCount, "instance")} of ${instanceType}`
    : undefined;

function ofComponent(scene: Scene, component: InferenceComponent, address: string): ApplyEffect {
  const { copyCount } = component;
  const type = scene.after.instanceTypeOf(component);
  return {
    kind: "starts awake",
    severity: "note",
    what: `Component ${nameOf(component)} starts with ${isKnown(copyCount) && copyCount > 0 ? counted(copyCount, "copy") : "at least 1 copy"}${isKnown(type) ? ` on ${type}` : ""}. The apply starts an instance if there is no room for it.`,
    why: `SageMaker refuses to create a component with 0 copies.${isScaledToZero(scene, component) ? " It scales to zero after its idle timeout at the earliest." : ""}`,
    addresses: [address],
    source: sagemakerApi("InferenceComponentRuntimeConfig"),
    evidence: "measured",
  };
}

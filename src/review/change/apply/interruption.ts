import { sagemakerApi } from "../../../rules/documents";
import { type Endpoint, type InferenceComponent, isAdapter, isKnown, nodeKey } from "../../../topology";
import type { ApplyEffect, Range } from "../change-review";
import { copyStart, instanceStart } from "./cold-start";
import { isReplaced, isSameName, nameOf, type Scene } from "./scene";
import { successors } from "./successors";

/** What stops answering for a while, or under its old name. */
export function* interruption(scene: Scene): Generator<ApplyEffect> {
  yield* replacedEndpoints(scene);
  yield* replacedComponents(scene);
  yield* createdUnderAnotherAddress(scene);
}

function* replacedEndpoints(scene: Scene): Generator<ApplyEffect> {
  for (const { before, after, change } of scene.pairs(({ endpoints }) => endpoints)) {
    if (change === undefined || !isReplaced(change)) {
      continue;
    }
    const renamed = isKnown(before.name) && isKnown(after.name) && before.name !== after.name;
    const isGapless = change.createsFirst === true;
    // Created first under its own name it is never created: that is another effect.
    if (isGapless && !renamed) {
      continue;
    }
    const seconds = isGapless ? undefined : startOf(scene, after);
    yield {
      kind: "interrupts",
      severity: "error",
      what: renamed
        ? `Endpoint ${before.name} is replaced by ${after.name}: clients that call ${before.name} get an error from then on.`
        : `Endpoint ${nameOf(after)} is deleted and created again: nothing answers until its instances and models are in service.`,
      why: isGapless
        ? "Terraform creates the new endpoint first and then deletes the old one. An endpoint cannot be renamed."
        : "Terraform deletes the old endpoint first. An endpoint cannot be renamed, and has no capacity until it is created again.",
      addresses: [nodeKey(change)],
      ...(seconds !== undefined && { seconds }),
      source: sagemakerApi("DeleteEndpoint"),
      evidence: "verified",
    };
  }
}

function* replacedComponents(scene: Scene): Generator<ApplyEffect> {
  for (const { before, after, change } of scene.pairs(({ inferenceComponents }) => inferenceComponents)) {
    if (change === undefined || !isReplaced(change) || isEndpointAnew(scene, after)) {
      continue;
    }
    const renamed = isKnown(before.name) && isKnown(after.name) && before.name !== after.name;
    if (change.createsFirst === true && !renamed) {
      continue;
    }
    const seconds = change.createsFirst === true ? undefined : copyStart(scene, scene.after.instanceTypeOf(after));
    yield {
      kind: "interrupts",
      severity: "error",
      what: `Component ${nameOf(before)} is ${renamed ? `replaced by ${after.name}: requests to ${before.name} fail from then on` : "deleted and created again: nothing answers until its first copy is in service"}.`,
      why: `Terraform ${change.createsFirst === true ? "creates the new component first and then deletes the old one" : "deletes the old component first"}. A component that is created has one copy or more to start.`,
      addresses: [nodeKey(change)],
      ...(seconds !== undefined && { seconds }),
      source: sagemakerApi("DeleteInferenceComponent"),
      evidence: "verified",
    };
  }
}

/** One address goes and another comes: the key of a `for_each`, or a name in the configuration, was renamed. */
function* createdUnderAnotherAddress(scene: Scene): Generator<ApplyEffect> {
  for (const { before, gone, after, created } of successors(scene)) {
    const isSame = isSameName(before.name, after.name);
    const seconds = isSame ? startOf(scene, after) : undefined;
    yield {
      kind: "interrupts",
      severity: "error",
      what: isSame
        ? `Endpoint ${nameOf(before)} is deleted as ${gone.address} and created as ${created.address}, in no fixed order: the creation fails if it comes first, and nothing answers if it does not.`
        : `Endpoint ${nameOf(before)} is deleted and ${nameOf(after)} is created, because its key changed: clients that call ${nameOf(before)} get an error from then on.`,
      why: "Terraform identifies a resource by its address. Without a moved block a new address is a new resource.",
      fix: {
        hcl: isSame
          ? `moved {\n  from = ${gone.address}\n  to   = ${created.address}\n}`
          : "keep the key, or keep the endpoint name and add a moved block from the old key to the new one",
      },
      addresses: [nodeKey(gone), nodeKey(created)],
      ...(seconds !== undefined && { seconds }),
      source: "https://developer.hashicorp.com/terraform/language/block/moved",
      evidence: "verified",
    };
  }
}

/** Whether the endpoint of a component starts anew itself. */
function isEndpointAnew(scene: Scene, component: InferenceComponent): boolean {
  const endpoint = scene.after.endpointOf(component).node;
  const action = endpoint && scene.changeOfAfter(endpoint)?.action;
  return action === "replace" || action === "create";
}

/** From the creation of an endpoint until it answers: the slowest of what it runs. */
function startOf(scene: Scene, endpoint: Endpoint): Range | undefined {
  const components = scene.after.componentsOf(endpoint).nodes.filter((one) => !isAdapter(one));
  const starts =
    components.length > 0
      ? components.map((one) => instanceStart(scene, "component", scene.after.instanceTypeOf(one)))
      : scene.after
          .variantsOf(endpoint)
          .nodes.map(({ instanceType }) => instanceStart(scene, "asynchronous", instanceType));
  const known = starts.flatMap((start) => start ?? []);
  return known.length === 0 || known.length < starts.length
    ? undefined
    : known.reduce((longest, one) => (one.most > longest.most ? one : longest));
}

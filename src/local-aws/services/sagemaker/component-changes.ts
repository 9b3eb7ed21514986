import { copyPhases, totalSeconds } from "../../../behaviour/laws/cold-start";
import type { Call } from "../../call";
import { validationError } from "../../errors";
import type { Ending } from "../../faults";
import { addTags, forgetTags, type Tags } from "../../store/tags";
import { adaptersOf, baseOf, COMPONENTS, type Component, componentArn, findComponent, requireIdle } from "./component";
import { requireFit } from "./component-placement";
import { after, durations } from "./durations";
import { ended, endingOf } from "./ending";
import { type Endpoint, findEndpoint } from "./endpoint";
import { fleetOf } from "./fleet";
import { unitTiming } from "./fleet-needs";
import { moveFleet } from "./hosting";
import { findModel } from "./model";
import type { Specification } from "./shapes";
import { alreadyExists, couldNotFindVariant, oneSpecification, onlyToBeDeleted } from "./texts";
import { componentUnit, variantUnit } from "./unit-id";
import type { VariantHosting } from "./variant";

export interface NewComponent {
  readonly name: string;
  readonly endpointName: string;
  readonly variantName?: string;
  readonly specification?: Specification;
  readonly specifications?: readonly Specification[];
  readonly deploymentConfig?: object;
  readonly copies?: number;
  readonly tags: Tags;
}

export function createComponent(call: Call, wanted: NewComponent): Component {
  const { name, endpointName, specification, specifications, copies } = wanted;
  const arn = componentArn(call, name);
  if (call.table(COMPONENTS).has(name)) {
    throw alreadyExists("inference component", arn);
  }
  const endpoint = findEndpoint(call, endpointName);
  const variant = variantFor(endpoint, wanted.variantName);
  checkSpecifications(call, wanted, variant.InstanceType);
  if (copies === 0) {
    throw validationError("Inference components copy count an integer larger than 0");
  }
  if (endpoint.status === "Failed") {
    throw onlyToBeDeleted(endpoint.arn);
  }
  const ending = endingOf(call, "CreateInferenceComponent", name);
  const desiredCopies = copies ?? 0;
  addTags(call, arn, wanted.tags);
  const component: Component = {
    name,
    arn,
    endpointName,
    endpointArn: endpoint.arn,
    variantName: variant.VariantName,
    specification,
    specifications,
    deploymentConfig: wanted.deploymentConfig,
    status: "Creating",
    work: "CREATE_IN_PROGRESS",
    desiredCopies,
    currentCopies: 0,
    creationTime: call.now,
    lastModifiedTime: call.now,
  };
  if (ending !== undefined || baseOf(component) !== undefined) {
    return during(call, component, ending === undefined ? durations.createAdapter : durations.createComponent, ending);
  }
  call.table(COMPONENTS).put(name, { ...component, steps: [] });
  return scale(call, component, desiredCopies, "CreateInferenceComponent");
}

/** Something that ends after so many seconds, whatever copies there are. */
function during(call: Call, component: Component, seconds: number, ending: Ending | undefined): Component {
  const at = after(call.now, seconds);
  const become = { ...ended(at, ending, {}), work: undefined };
  return call.table(COMPONENTS).put(component.name, { ...component, steps: [{ at, become }] });
}

/** The change is over when the copies are there, which the instances of the variant decide. */
function scale(
  call: Call,
  { name, endpointName, variantName }: Component,
  copies: number,
  operation: string,
): Component {
  moveFleet(call, variantUnit(endpointName, variantName), (moves) =>
    moves.scale(componentUnit(name), copies, operation),
  );
  return findComponent(call, name);
}

function variantFor({ hosting }: Endpoint, variantName: string | undefined): VariantHosting {
  const variant = hosting.find(({ VariantName }) => VariantName === (variantName ?? VariantName));
  if (variant === undefined) {
    throw couldNotFindVariant(variantName);
  }
  if (!variant.hostsComponents) {
    throw validationError("Inference Components are not supported in this Endpoint.");
  }
  return variant;
}

function checkSpecifications(
  call: Call,
  wanted: Pick<NewComponent, "specification" | "specifications">,
  type?: string,
) {
  const { specification, specifications } = wanted;
  if ((specification === undefined) === (specifications === undefined)) {
    throw oneSpecification();
  }
  for (const one of [specification, ...(specifications ?? [])]) {
    if (one?.ModelName !== undefined) {
      findModel(call, one.ModelName);
    }
    if (one?.BaseInferenceComponentName !== undefined) {
      findComponent(call, one.BaseInferenceComponentName);
    }
    requireFit(type, one);
  }
}

const instanceTypeOf = (call: Call, { endpointName, variantName }: Component): string | undefined =>
  findEndpoint(call, endpointName).hosting.find(({ VariantName }) => VariantName === variantName)?.InstanceType;

export interface ComponentUpdate {
  readonly name: string;
  readonly specification?: Specification;
  readonly specifications?: readonly Specification[];
  readonly copies?: number;
  readonly deploymentConfig?: object;
}

export function updateComponent(call: Call, update: ComponentUpdate): Component {
  const component = findComponent(call, update.name);
  requireIdle(component, "update");
  const changed = update.specification !== undefined || update.specifications !== undefined;
  const specifications = changed ? update : component;
  checkSpecifications(call, specifications, instanceTypeOf(call, component));
  const ending = endingOf(call, "UpdateInferenceComponent", update.name);
  const desiredCopies = update.copies ?? component.desiredCopies;
  const updating: Component = {
    ...component,
    status: "Updating",
    work: "UPDATE_IN_PROGRESS",
    failureReason: undefined,
    desiredCopies: ending === undefined ? desiredCopies : component.desiredCopies,
    deploymentConfig: update.deploymentConfig ?? component.deploymentConfig,
    lastModifiedTime: call.now,
  };
  if (ending !== undefined) {
    return during(call, updating, durations.updateComponent, ending);
  }
  const { specification, specifications: several } = specifications;
  if (baseOf(updating) !== undefined) {
    const at = after(call.now, durations.createAdapter);
    const become = { ...ended(at, ending, { specification, specifications: several }), work: undefined };
    return call.table(COMPONENTS).put(update.name, { ...updating, steps: [{ at, become }] });
  }
  if (!changed) {
    call.table(COMPONENTS).put(update.name, { ...updating, steps: [] });
    return scale(call, updating, desiredCopies, "UpdateInferenceComponent");
  }
  // The copies that there are serve until those of the new specification do.
  const at = after(call.now, component.currentCopies === 0 ? 0 : startSeconds(call, component));
  const become = { specification, specifications: several, updates: desiredCopies };
  return call.table(COMPONENTS).put(update.name, { ...updating, steps: [{ at, become }] });
}

/** Seconds until a copy of another model serves on an instance that is there. */
function startSeconds(call: Call, { name, endpointName, variantName }: Component): number {
  const fleet = fleetOf(call, endpointName, variantName) ?? {};
  return totalSeconds(copyPhases(unitTiming(call, fleet, componentUnit(name)), false));
}

/** UpdateInferenceComponentRuntimeConfig, which schedules and Application Auto Scaling call too. Takes 0. */
export function changeCopies(call: Call, name: string, copies: number): Component {
  const component = findComponent(call, name);
  requireIdle(component, "update");
  const ending = endingOf(call, "UpdateInferenceComponentRuntimeConfig", name);
  const updating: Component = {
    ...component,
    status: "Updating",
    work: "UPDATE_RC_IN_PROGRESS",
    failureReason: undefined,
    desiredCopies: ending === undefined ? copies : component.desiredCopies,
    lastModifiedTime: call.now,
  };
  if (ending !== undefined || baseOf(component) !== undefined) {
    return during(call, updating, durations.changeCopies, ending);
  }
  call.table(COMPONENTS).put(name, { ...updating, steps: [] });
  return scale(call, updating, copies, "UpdateInferenceComponentRuntimeConfig");
}

export function deleteComponent(call: Call, name: string): Component {
  const component = findComponent(call, name);
  requireIdle(component, "delete");
  if (adaptersOf(call, name).length > 0) {
    throw validationError(
      `Cannot delete inference component "${component.arn}": it is a base inference component for one or more associated inference components.`,
    );
  }
  forgetTags(call, component.arn);
  moveFleet(call, variantUnit(component.endpointName, component.variantName), (moves) =>
    moves.remove(componentUnit(name)),
  );
  return call.table(COMPONENTS).put(name, {
    ...findComponent(call, name),
    status: "Deleting",
    work: "DELETE_IN_PROGRESS",
    lastModifiedTime: call.now,
    steps: [{ at: after(call.now, durations.deleteComponent), become: "gone" }],
  });
}

import type { Call } from "../../call";
import { validationError } from "../../errors";
import { addTags, forgetTags, type Tags } from "../../store/tags";
import { adaptersOf, COMPONENTS, type Component, componentArn, findComponent, requireIdle } from "./component";
import { requireFit } from "./component-placement";
import { after, durations } from "./durations";
import { ended, endingOf } from "./ending";
import { type Endpoint, findEndpoint, settlesAt } from "./endpoint";
import { findModel } from "./model";
import type { Specification } from "./shapes";
import { alreadyExists, couldNotFindVariant, oneSpecification } from "./texts";
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
  const ending = endingOf(call, "CreateInferenceComponent", name);
  // Copies are placed on instances: nothing starts before the endpoint is there.
  const at = after(Math.max(call.now, settlesAt(endpoint)), durations.createComponent);
  const desiredCopies = copies ?? 0;
  addTags(call, arn, wanted.tags);
  return call.table(COMPONENTS).put(name, {
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
    steps: [{ at, become: { ...ended(at, ending, { currentCopies: desiredCopies }), work: undefined } }],
  });
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
  const at = after(call.now, durations.updateComponent);
  const desiredCopies = update.copies ?? component.desiredCopies;
  const done = {
    specification: specifications.specification,
    specifications: specifications.specifications,
    currentCopies: desiredCopies,
  };
  return call.table(COMPONENTS).put(update.name, {
    ...component,
    status: "Updating",
    work: "UPDATE_IN_PROGRESS",
    failureReason: undefined,
    desiredCopies: ending === undefined ? desiredCopies : component.desiredCopies,
    deploymentConfig: update.deploymentConfig ?? component.deploymentConfig,
    lastModifiedTime: call.now,
    steps: [{ at, become: { ...ended(at, ending, done), work: undefined } }],
  });
}

/** UpdateInferenceComponentRuntimeConfig, which schedules and Application Auto Scaling call too. Takes 0. */
export function changeCopies(call: Call, name: string, copies: number): Component {
  const component = findComponent(call, name);
  requireIdle(component, "update");
  const ending = endingOf(call, "UpdateInferenceComponentRuntimeConfig", name);
  const at = after(call.now, durations.changeCopies);
  return call.table(COMPONENTS).put(name, {
    ...component,
    status: "Updating",
    work: "UPDATE_RC_IN_PROGRESS",
    failureReason: undefined,
    desiredCopies: ending === undefined ? copies : component.desiredCopies,
    lastModifiedTime: call.now,
    steps: [{ at, become: { ...ended(at, ending, { currentCopies: copies }), work: undefined } }],
  });
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
  return call.table(COMPONENTS).put(name, {
    ...component,
    status: "Deleting",
    work: "DELETE_IN_PROGRESS",
    lastModifiedTime: call.now,
    steps: [{ at: after(call.now, durations.deleteComponent), become: "gone" }],
  });
}

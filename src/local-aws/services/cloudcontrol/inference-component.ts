import { randomBytes } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import type { Call } from "../../call";
import { parseInput } from "../../input";
import { addTags, removeTags, type Tag, tagListOf, tagsFrom } from "../../store/tags";
import { inferenceComponentSchema } from "../cloudformation/inference-component-schema";
import { COMPONENTS, type Component } from "../sagemaker/component";
import { changeCopies, createComponent, deleteComponent, updateComponent } from "../sagemaker/component-changes";
import { capacityOf, changesIn, componentIn, newComponent, specificationOf } from "../sagemaker/component-operations";
import { componentDeployment } from "../sagemaker/deployment-config";
import type { ChangeKind, Progress, Properties, ResourceType } from "./resource-type";

/** The type has one schema for all: what the operation that creates takes, and what only updates take. */
const created = newComponent.extend({ DeploymentConfig: componentDeployment.optional() });

/** What is shown of a component has counts that are read only beside the one that is write only. */
const updated = created.extend({
  RuntimeConfig: z.object({ CopyCount: z.int().min(0).optional() }).optional(),
});

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sagemaker-inferencecomponent.html */
export const inferenceComponent: ResourceType = {
  typeName: inferenceComponentSchema.typeName,
  schema: inferenceComponentSchema,

  create(call, desired) {
    const input = parseInput(created, {
      InferenceComponentName: `inference-component-${randomBytes(6).toString("hex")}`,
      ...desired,
    });
    return createComponent(call, componentIn(input)).arn;
  },

  read(call, identifier) {
    const component = byArn(call, identifier);
    return component === undefined ? undefined : propertiesOf(call, component);
  },

  /**
   * The handler gets what is shown of the component and the patch, so a write-only property that the patch leaves out is
   * not there: copies are touched only when the patch names their number.
   *
   * After an update that ended badly, what the component was before is asked for in an update too. AWS does not document
   * what its handler does then.
   */
  update(call, identifier, desired) {
    const { name, specification, specifications, failureReason } = requireByArn(call, identifier);
    const input = parseInput(updated, desired);
    const copies = input.RuntimeConfig?.CopyCount;
    const described = specification === undefined ? undefined : specificationOf(specification);
    const changed =
      failureReason !== undefined ||
      !isDeepStrictEqual(plain(input.Specification), plain(described)) ||
      !isDeepStrictEqual(plain(input.Specifications), plain(specifications?.map(specificationOf)));
    if (changed) {
      updateComponent(call, { ...changesIn(input), name });
    } else if (copies !== undefined) {
      changeCopies(call, name, copies);
    }
    // Last: an update that is refused changes nothing.
    changeTags(call, identifier, input.Tags ?? []);
  },

  delete(call, identifier) {
    deleteComponent(call, requireByArn(call, identifier).name);
  },

  progress(call, identifier, kind) {
    const component = byArn(call, identifier);
    return kind === "DELETE" ? deletion(component) : stabilization(component, kind);
  },

  identifiers: (call) =>
    call
      .table(COMPONENTS)
      .values()
      .map(({ arn }) => arn),
};

function deletion(component: Component | undefined): Progress {
  return component === undefined ? { status: "SUCCESS" } : { status: "IN_PROGRESS" };
}

function stabilization(component: Component | undefined, kind: ChangeKind): Progress {
  if (component === undefined) {
    return { status: "FAILED", code: "NotFound", message: `The inference component was deleted during ${kind}.` };
  }
  if (component.work !== undefined) {
    return { status: "IN_PROGRESS" };
  }
  return component.failureReason === undefined
    ? { status: "SUCCESS" }
    : { status: "FAILED", code: "GeneralServiceException", message: component.failureReason };
}

const byArn = (call: Call, identifier: string) =>
  call
    .table(COMPONENTS)
    .values()
    .find(({ arn }) => arn === identifier);

function requireByArn(call: Call, identifier: string): Component {
  const component = byArn(call, identifier);
  if (component === undefined) {
    throw new Error(`Cloud Control looks for ${identifier} before it calls the type`);
  }
  return component;
}

function propertiesOf(call: Call, component: Component): Properties {
  return {
    InferenceComponentArn: component.arn,
    InferenceComponentName: component.name,
    EndpointArn: component.endpointArn,
    EndpointName: component.endpointName,
    VariantName: component.variantName,
    ...capacityOf(component),
    InferenceComponentStatus: component.status,
    FailureReason: component.failureReason,
    CreationTime: new Date(component.creationTime).toISOString(),
    LastModifiedTime: new Date(component.lastModifiedTime).toISOString(),
    Tags: tagListOf(call, component.arn),
  };
}

function changeTags(call: Call, arn: string, wanted: readonly Tag[]): void {
  const keys = wanted.map(({ Key }) => Key);
  const gone = tagListOf(call, arn).filter(({ Key }) => !keys.includes(Key));
  removeTags(
    call,
    arn,
    gone.map(({ Key }) => Key),
  );
  addTags(call, arn, tagsFrom(wanted));
}

/** Without members that are there and undefined. */
const plain = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));

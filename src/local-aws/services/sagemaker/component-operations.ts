import { z } from "zod";
import { operation } from "../../service";
import { tagsFrom } from "../../store/tags";
import { COMPONENTS, type Component, findComponent } from "./component";
import {
  type ComponentUpdate,
  changeCopies,
  createComponent,
  deleteComponent,
  type NewComponent,
  updateComponent,
} from "./component-changes";
import { componentDeployment } from "./deployment-config";
import { listed } from "./listing";
import { componentListing } from "./listing-shapes";
import { optionalTags, resourceName, type Specification, specification } from "./shapes";

const copies = z.object({ CopyCount: z.int().min(0) });
const byName = z.object({ InferenceComponentName: resourceName() });

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateInferenceComponent.html */
export const newComponent = z.object({
  InferenceComponentName: resourceName(),
  EndpointName: resourceName(),
  VariantName: resourceName().optional(),
  Specification: specification.optional(),
  Specifications: z.array(specification).min(1).max(5).optional(),
  RuntimeConfig: copies.optional(),
  Tags: optionalTags(),
});

/** An update keeps the endpoint and the variant. */
const changedComponent = newComponent
  .pick({ InferenceComponentName: true, Specification: true, Specifications: true, RuntimeConfig: true })
  .extend({ DeploymentConfig: componentDeployment.optional() });

/** The members that a component is made of and updated with, as the API has them. */
interface ComponentInput extends Omit<z.output<typeof changedComponent>, "RuntimeConfig"> {
  readonly RuntimeConfig?: { readonly CopyCount?: number };
}

export const changesIn = (input: ComponentInput): ComponentUpdate => ({
  name: input.InferenceComponentName,
  specification: input.Specification,
  specifications: input.Specifications,
  deploymentConfig: input.DeploymentConfig,
  copies: input.RuntimeConfig?.CopyCount,
});

export const componentIn = (input: z.output<typeof newComponent> & ComponentInput): NewComponent => ({
  ...changesIn(input),
  endpointName: input.EndpointName,
  variantName: input.VariantName,
  tags: tagsFrom(input.Tags),
});

const summary = (component: Component) => ({
  InferenceComponentName: component.name,
  InferenceComponentArn: component.arn,
  EndpointName: component.endpointName,
  EndpointArn: component.endpointArn,
  VariantName: component.variantName,
  InferenceComponentStatus: component.status,
  CreationTime: new Date(component.creationTime),
  LastModifiedTime: new Date(component.lastModifiedTime),
});

/** As DescribeInferenceComponent shows it: the image that was asked for is shown as the image that was deployed. */
export function specificationOf({ Container, ...rest }: Specification) {
  if (Container === undefined) {
    return rest;
  }
  const { Image, ...container } = Container;
  return {
    ...rest,
    Container: { ...container, DeployedImage: Image === undefined ? undefined : { SpecifiedImage: Image } },
  };
}

/** What a component runs, and on how many copies. */
export const capacityOf = ({ specification, specifications, desiredCopies, currentCopies }: Component) => ({
  Specification: specification === undefined ? undefined : specificationOf(specification),
  Specifications: specifications?.map(specificationOf),
  RuntimeConfig: { DesiredCopyCount: desiredCopies, CurrentCopyCount: currentCopies },
});

export const componentOperations = {
  CreateInferenceComponent: operation(newComponent, (input, call) => ({
    InferenceComponentArn: createComponent(call, componentIn(input)).arn,
  })),

  DescribeInferenceComponent: operation(byName, ({ InferenceComponentName }, call) => {
    const component = findComponent(call, InferenceComponentName);
    return {
      ...summary(component),
      ...capacityOf(component),
      LastDeploymentConfig: component.deploymentConfig,
      FailureReason: component.failureReason,
    };
  }),

  UpdateInferenceComponent: operation(changedComponent, (input, call) => ({
    InferenceComponentArn: updateComponent(call, changesIn(input)).arn,
  })),

  UpdateInferenceComponentRuntimeConfig: operation(
    z.object({ InferenceComponentName: resourceName(), DesiredRuntimeConfig: copies }),
    ({ InferenceComponentName, DesiredRuntimeConfig }, call) => ({
      InferenceComponentArn: changeCopies(call, InferenceComponentName, DesiredRuntimeConfig.CopyCount).arn,
    }),
  ),

  DeleteInferenceComponent: operation(byName, ({ InferenceComponentName }, call) => {
    deleteComponent(call, InferenceComponentName);
    return {};
  }),

  ListInferenceComponents: operation(
    z.object({
      ...componentListing.shape,
      EndpointNameEquals: resourceName().optional(),
      VariantNameEquals: resourceName().optional(),
    }),
    (input, call) => {
      const wanted = call
        .table(COMPONENTS)
        .values()
        .filter(
          ({ endpointName, variantName }) =>
            endpointName === (input.EndpointNameEquals ?? endpointName) &&
            variantName === (input.VariantNameEquals ?? variantName),
        );
      const { rows, next } = listed(wanted, input);
      return { InferenceComponents: rows.map(summary), NextToken: next };
    },
  ),
};

import { type Attributes, mergeReferences } from "../../attributes/attributes";
import {
  asInApi,
  asInTerraform,
  type Naming,
  specification,
  specifications,
} from "../../documents/component-specification";
import type { ComponentDialect, InferenceComponent } from "../../nodes/inference-component";
import { isKnown, isUnknown, type Maybe, type Optional, Unknown } from "../../unknown";
import { type Mapper, nodeAt, type Origin } from "./mapper";

const TYPE = "AWS::SageMaker::InferenceComponent";

/** @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudcontrolapi_resource */
export const cloudControlResource: Mapper = (attributes, origin) => {
  const type = attributes.text("type_name");
  if (isKnown(type) && type !== TYPE) {
    return undefined;
  }
  const state = attributes.strictJson("desired_state");
  if (isKnown(state)) {
    return component(state, origin, CLOUD_CONTROL);
  }
  // What it says is not known, but what it is made of may be: its endpoint is the endpoint among that.
  const from = attributes.references({
    endpointName: "desired_state",
    modelName: "desired_state",
    baseInferenceComponentName: "desired_state",
  });
  return isUnknown(type) ? undefined : { ...nothingKnown, ...nodeAt(origin, from) };
};

/** @see https://registry.terraform.io/providers/hashicorp/awscc/latest/docs/resources/sagemaker_inference_component */
export const awsccInferenceComponent: Mapper = (attributes, origin) =>
  component(attributes, origin, { dialect: "awscc", naming: asInTerraform, nameArgument: "inference_component_name" });

/** The resource that hashicorp/terraform-provider-aws#48894 proposes. */
export const nativeInferenceComponent: Mapper = (attributes, origin) =>
  component(attributes, origin, { dialect: "aws", naming: asInTerraform, nameArgument: "name" });

/** How a type of resource writes a component. */
interface Writing {
  readonly dialect: ComponentDialect;
  readonly naming: Naming;
  readonly nameArgument: string;
}

const CLOUD_CONTROL: Writing = { dialect: "cloud-control", naming: asInApi, nameArgument: "InferenceComponentName" };

function component(attributes: Attributes, origin: Origin, writing: Writing): InferenceComponent {
  const { dialect, naming, nameArgument } = writing;
  const one = naming("Specification");
  const inside = attributes.block(one);
  const fromInside = isKnown(inside)
    ? inside.references({
        modelName: naming("ModelName"),
        baseInferenceComponentName: naming("BaseInferenceComponentName"),
      })
    : attributes.references({ modelName: one, baseInferenceComponentName: one });
  const names = { name: nameArgument, endpointName: naming("EndpointName"), variantName: naming("VariantName") };
  return {
    kind: "inference-component",
    dialect,
    ...nodeAt(origin, mergeReferences(fromInside, attributes.references(names))),
    name: attributes.name(nameArgument),
    endpointName: attributes.name(naming("EndpointName")),
    variantName: attributes.text(naming("VariantName")),
    specification: specification(inside, naming),
    specifications: specifications(attributes.blocks(naming("Specifications")), naming),
    copyCount: copyCount(attributes, naming),
    // The default tags of its provider reach the resource that is written in Terraform's own words.
    tagged: dialect === "cloud-control" ? tagged(attributes) : Unknown,
  };
}

function copyCount(attributes: Attributes, naming: Naming): Optional<number> {
  const blocks = attributes.configuredBlocks(naming("RuntimeConfig"));
  const [runtime] = isUnknown(blocks) ? [] : blocks;
  return isUnknown(blocks) ? Unknown : runtime?.number(naming("CopyCount"));
}

function tagged(attributes: Attributes): Maybe<boolean> {
  const tags = attributes.blocks("Tags");
  return isUnknown(tags) ? Unknown : tags.length > 0;
}

const nothingKnown = {
  kind: "inference-component",
  dialect: "cloud-control",
  name: Unknown,
  endpointName: Unknown,
  variantName: Unknown,
  specification: Unknown,
  specifications: undefined,
  copyCount: Unknown,
  tagged: Unknown,
} as const;

import type { Attributes } from "../../attributes/attributes";
import type { ModelContainer } from "../../nodes/sagemaker-model";
import { isKnown, isUnknown, type Optional } from "../../unknown";
import { type Mapper, nodeAt } from "./mapper";

/** @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sagemaker_model */
export const sagemakerModel: Mapper = (attributes, origin) => {
  const containers = [attributes.blocks("primary_container"), attributes.blocks("container")];
  return {
    kind: "sagemaker-model",
    ...nodeAt(origin, attributes.references({ name: "name", executionRoleArn: "execution_role_arn" })),
    name: attributes.name("name"),
    executionRoleArn: attributes.text("execution_role_arn"),
    networkIsolation: attributes.flag("enable_network_isolation"),
    inVpc: attributes.block("vpc_config") !== undefined,
    containers: containers.flatMap((blocks) => (isUnknown(blocks) ? [] : blocks.map(container))),
  };
};

function container(block: Attributes): ModelContainer {
  const environment = block.block("environment");
  return {
    image: block.text("image"),
    modelDataUrl: block.text("model_data_url") ?? s3Uri(block),
    environmentNames: isKnown(environment) ? environment.names() : environment,
    hubModelId: isKnown(environment) ? environment.text("HF_MODEL_ID") : environment,
    mode: block.text("mode"),
  };
}

function s3Uri(block: Attributes): Optional<string> {
  const source = block.configuredBlocks("model_data_source");
  const s3 = isUnknown(source) ? source : source[0]?.block("s3_data_source");
  return isKnown(s3) ? s3.text("s3_uri") : s3;
}

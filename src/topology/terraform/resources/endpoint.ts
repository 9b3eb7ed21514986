import { type Mapper, nodeAt } from "./mapper";

/** @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sagemaker_endpoint */
export const endpoint: Mapper = (attributes, origin) => ({
  kind: "endpoint",
  ...nodeAt(origin, attributes.references({ name: "name", endpointConfigName: "endpoint_config_name" })),
  name: attributes.name("name"),
  endpointConfigName: attributes.name("endpoint_config_name"),
  arn: attributes.text("arn"),
});

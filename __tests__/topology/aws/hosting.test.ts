import type { ProductionVariant } from "@aws-sdk/client-sagemaker";
import { endpointConfiguration } from "../../../src/topology/aws/nodes/hosting";

const configurationOf = (production: ProductionVariant) =>
  endpointConfiguration({
    EndpointConfigName: "llm-1",
    EndpointConfigArn: "arn:aws:sagemaker:us-east-1:123456789012:endpoint-config/llm-1",
    ProductionVariants: [production],
    CreationTime: new Date(0),
    $metadata: {},
  });

describe("a live endpoint configuration", () => {
  it("tells the provisioned concurrency of a serverless variant", () => {
    const ServerlessConfig = { MemorySizeInMB: 2048, MaxConcurrency: 5, ProvisionedConcurrency: 2 };
    expect(configurationOf({ VariantName: "main", ModelName: "donut", ServerlessConfig })).toMatchObject({
      variants: [{ name: "main", serverless: { provisionedConcurrency: 2 } }],
    });
  });

  it("has no such thing on a variant with instances", () => {
    expect(configurationOf({ VariantName: "main", InstanceType: "ml.g5.xlarge" })).toMatchObject({
      variants: [{ name: "main", serverless: undefined }],
    });
  });
});

import type { ProductionVariant } from "@aws-sdk/client-sagemaker";
import { endpointConfiguration } from "../../../src/topology/aws/nodes/hosting";
import { isUnknown, Unknown } from "../../../src/topology/unknown";

const configurationOf = (production: ProductionVariant) =>
  endpointConfiguration({
    EndpointConfigName: "llm-1",
    EndpointConfigArn: "arn:aws:sagemaker:us-east-1:123456789012:endpoint-config/llm-1",
    ProductionVariants: [production],
    CreationTime: new Date(0),
    $metadata: {},
  });

describe("a live endpoint configuration", () => {
  it("reads the provisioned concurrency of a serverless variant", () => {
    const ServerlessConfig = { MemorySizeInMB: 2048, MaxConcurrency: 5, ProvisionedConcurrency: 2 };
    expect(configurationOf({ VariantName: "main", ModelName: "donut", ServerlessConfig })).toMatchObject({
      variants: [{ name: "main", serverless: { provisionedConcurrency: 2 } }],
    });
  });

  it("has no one instance type with instance pools, and the given one without", () => {
    const InstancePools = [
      { InstanceType: "ml.g5.12xlarge", Priority: 1 },
    ] satisfies ProductionVariant["InstancePools"];
    const types = [InstancePools, []].map((pools) => {
      const { variants } = configurationOf({
        VariantName: "main",
        InstanceType: "ml.g5.xlarge",
        InstancePools: pools,
        VariantInstanceProvisionTimeoutInSeconds: 600,
      });
      return isUnknown(variants) ? [] : variants.map(({ instanceType }) => instanceType);
    });
    expect(types).toEqual([[Unknown], ["ml.g5.xlarge"]]);
  });

  it("has no such thing on a variant with instances", () => {
    expect(configurationOf({ VariantName: "main", InstanceType: "ml.g5.xlarge" })).toMatchObject({
      variants: [{ name: "main", serverless: undefined }],
    });
  });
});

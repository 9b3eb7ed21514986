import {
  DeleteEndpointConfigCommand,
  DeleteModelCommand,
  DescribeEndpointConfigCommand,
  DescribeModelCommand,
  ListEndpointConfigsCommand,
  ListModelsCommand,
} from "@aws-sdk/client-sagemaker";
import { createConfig, createModel, ROLE } from "./support/hosting";
import { sdkFor, useLocal } from "./support/local";

const ARN = "arn:aws:sagemaker:us-east-1:123456789012";
const local = useLocal();
const sagemaker = () => local().sdk.sagemaker;

describe("an endpoint configuration", () => {
  it("is told as it was given", async () => {
    await createConfig(sagemaker(), "config", { ModelDataDownloadTimeoutInSeconds: 3600 });
    const config = await sagemaker().send(new DescribeEndpointConfigCommand({ EndpointConfigName: "config" }));
    expect(config).toMatchObject({
      EndpointConfigArn: `${ARN}:endpoint-config/config`,
      ExecutionRoleArn: ROLE,
      CreationTime: new Date("2026-11-21T12:00:00Z"),
      ProductionVariants: [
        {
          VariantName: "AllTraffic",
          ModelDataDownloadTimeoutInSeconds: 3600,
          ManagedInstanceScaling: { Status: "ENABLED", MinInstanceCount: 0, MaxInstanceCount: 2 },
        },
      ],
    });
  });

  it("refuses managed scaling beside a model", async () => {
    await createModel(sagemaker());
    await expect(createConfig(sagemaker(), "config", { ModelName: "llama" })).rejects.toMatchObject({
      name: "ValidationException",
      message: "ManagedInstanceScaling is only supported for inference component endpoints.",
    });
  });

  it("refuses a model that does not exist", async () => {
    await expect(createConfig(sagemaker(), "config", { ModelName: "llama" })).rejects.toMatchObject({
      message: `Could not find model "${ARN}:model/llama".`,
    });
  });

  it("refuses inference components without an execution role", async () => {
    await expect(createConfig(sagemaker(), "config", {}, null)).rejects.toMatchObject({ name: "ValidationException" });
  });

  it("refuses a minimum of 0 in a region without scale to zero", async () => {
    const paris = sdkFor(local().url, "eu-west-3").sagemaker;
    await expect(createConfig(paris)).rejects.toMatchObject({
      name: "ValidationException",
      message: "Min instance count needs to be greater than 0 for enabled managed instance scaling",
    });
    paris.destroy();
  });

  it("refuses to start with no instance", async () => {
    await expect(createConfig(sagemaker(), "config", { InitialInstanceCount: 0 })).rejects.toMatchObject({
      message:
        "1 validation error detected: Value '0' at 'productionVariants.1.member.initialInstanceCount' failed to satisfy constraint: Member must have value greater than or equal to 1",
    });
  });

  it("needs a name of its own", async () => {
    await createConfig(sagemaker());
    await expect(createConfig(sagemaker())).rejects.toMatchObject({
      message: `Cannot create already existing endpoint configuration "${ARN}:endpoint-config/config".`,
    });
  });

  it("is gone when it is deleted", async () => {
    await createConfig(sagemaker());
    await sagemaker().send(new DeleteEndpointConfigCommand({ EndpointConfigName: "config" }));
    await expect(
      sagemaker().send(new DescribeEndpointConfigCommand({ EndpointConfigName: "config" })),
    ).rejects.toMatchObject({ message: `Could not find endpoint configuration "${ARN}:endpoint-config/config".` });
    expect((await sagemaker().send(new ListEndpointConfigsCommand({}))).EndpointConfigs).toEqual([]);
  });
});

describe("a model", () => {
  it("is told as it was given", async () => {
    await createModel(sagemaker());
    expect(await sagemaker().send(new DescribeModelCommand({ ModelName: "llama" }))).toMatchObject({
      ModelArn: `${ARN}:model/llama`,
      PrimaryContainer: { Image: "image:1" },
      ExecutionRoleArn: ROLE,
      EnableNetworkIsolation: false,
    });
  });

  it("needs a name of its own", async () => {
    await createModel(sagemaker());
    await expect(createModel(sagemaker())).rejects.toMatchObject({
      message: `Cannot create already existing model "${ARN}:model/llama".`,
    });
  });

  it("is gone when it is deleted", async () => {
    await createModel(sagemaker());
    await sagemaker().send(new DeleteModelCommand({ ModelName: "llama" }));
    await expect(sagemaker().send(new DescribeModelCommand({ ModelName: "llama" }))).rejects.toMatchObject({
      message: `Could not find model "${ARN}:model/llama".`,
    });
    expect((await sagemaker().send(new ListModelsCommand({}))).Models).toEqual([]);
  });
});

it("partitions have ARNs of their own", async () => {
  const beijing = sdkFor(local().url, "cn-north-1").sagemaker;
  const { ModelArn } = await createModel(beijing);
  expect(ModelArn).toBe("arn:aws-cn:sagemaker:cn-north-1:123456789012:model/llama");
  beijing.destroy();
});

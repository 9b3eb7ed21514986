import {
  CreateEndpointConfigCommand,
  DeleteEndpointCommand,
  DeleteEndpointConfigCommand,
  DescribeEndpointCommand,
  ListEndpointsCommand,
  UpdateEndpointCommand,
  UpdateEndpointWeightsAndCapacitiesCommand,
} from "@aws-sdk/client-sagemaker";
import { durations } from "../../src/local-aws/services/sagemaker/durations";
import {
  createComponent,
  createConfig,
  createEndpoint,
  createModel,
  hostComponent,
  hostEndpoint,
} from "./support/hosting";
import { useLocal } from "./support/local";

const ARN = "arn:aws:sagemaker:us-east-1:123456789012";
const local = useLocal();
const sagemaker = () => local().sdk.sagemaker;
const describeEndpoint = (EndpointName = "llm") => sagemaker().send(new DescribeEndpointCommand({ EndpointName }));
const update = (EndpointConfigName: string, rest = {}) =>
  sagemaker().send(new UpdateEndpointCommand({ EndpointName: "llm", EndpointConfigName, ...rest }));
const remove = () => sagemaker().send(new DeleteEndpointCommand({ EndpointName: "llm" }));

describe("an endpoint that is created", () => {
  it("is Creating, and counts no instance", async () => {
    await createConfig(sagemaker());
    await createEndpoint(sagemaker());
    const endpoint = await describeEndpoint();
    expect(endpoint.EndpointStatus).toBe("Creating");
    expect(endpoint.ProductionVariants).toBeUndefined();
  });

  it("is InService on its configuration, with the instances that it starts with", async () => {
    await hostEndpoint(local());
    const endpoint = await describeEndpoint();
    expect(endpoint).toMatchObject({ EndpointStatus: "InService", EndpointConfigName: "config" });
    expect(endpoint.ProductionVariants).toEqual([
      {
        VariantName: "AllTraffic",
        CurrentInstanceCount: 1,
        DesiredInstanceCount: 1,
        ManagedInstanceScaling: { Status: "ENABLED", MinInstanceCount: 0, MaxInstanceCount: 2 },
      },
    ]);
  });

  it("ends up Failed with the reason of a fault", async () => {
    const reason = "Unable to provision requested ML compute capacity due to InsufficientInstanceCapacity error.";
    local().aws.faults.add([{ operation: "CreateEndpoint", resource: "llm", effect: { kind: "fail", reason } }]);
    await hostEndpoint(local());
    expect(await describeEndpoint()).toMatchObject({ EndpointStatus: "Failed", FailureReason: reason });
  });

  it("needs a configuration that exists", async () => {
    await expect(createEndpoint(sagemaker(), { EndpointConfigName: "other" })).rejects.toMatchObject({
      name: "ValidationException",
      message: `Could not find endpoint configuration "${ARN}:endpoint-config/other".`,
    });
  });

  it("needs a name of its own", async () => {
    await hostEndpoint(local());
    await expect(createEndpoint(sagemaker())).rejects.toMatchObject({
      name: "ValidationException",
      message: `Cannot create already existing endpoint "${ARN}:endpoint/llm".`,
    });
  });

  it("needs a name that SageMaker takes", async () => {
    await expect(createEndpoint(sagemaker(), { EndpointName: "llm_1" })).rejects.toMatchObject({
      name: "ValidationException",
      message: expect.stringMatching(
        /Value 'llm_1' at 'endpointName' failed to satisfy constraint: Member must satisfy/,
      ),
    });
  });
});

describe("an endpoint that does not exist", () => {
  it.each([
    ["described", () => describeEndpoint("other")],
    [
      "updated",
      () => sagemaker().send(new UpdateEndpointCommand({ EndpointName: "other", EndpointConfigName: "config" })),
    ],
    ["deleted", () => sagemaker().send(new DeleteEndpointCommand({ EndpointName: "other" }))],
  ])("cannot be %s", async (_verb, send) => {
    await expect(send()).rejects.toMatchObject({
      name: "ValidationException",
      message: `Could not find endpoint "${ARN}:endpoint/other".`,
    });
  });
});

describe("an endpoint that is updated", () => {
  beforeEach(async () => {
    await hostEndpoint(local());
    await createConfig(sagemaker(), "next", { InstanceType: "ml.g5.48xlarge", InitialInstanceCount: 2 });
  });

  it("runs its configuration while it is Updating, and the next one then", async () => {
    await update("next");
    expect(await describeEndpoint()).toMatchObject({ EndpointStatus: "Updating", EndpointConfigName: "config" });
    local().clock.advance(durations.updateEndpoint);
    const endpoint = await describeEndpoint();
    expect(endpoint).toMatchObject({ EndpointStatus: "InService", EndpointConfigName: "next" });
    expect(endpoint.ProductionVariants?.[0]?.CurrentInstanceCount).toBe(2);
  });

  it("keeps the instances that it has when it is told to", async () => {
    await update("next", { RetainAllVariantProperties: true });
    local().clock.advance(durations.updateEndpoint);
    expect((await describeEndpoint()).ProductionVariants?.[0]?.CurrentInstanceCount).toBe(1);
  });

  it("rolls back to InService on the old configuration, Updating all the while", async () => {
    const reason = "The primary container for production variant AllTraffic did not pass the ping health check.";
    local().aws.faults.add([{ operation: "UpdateEndpoint", effect: { kind: "rollback", reason } }]);
    await update("next");
    local().clock.advance(durations.updateEndpoint);
    expect(await describeEndpoint()).toMatchObject({
      EndpointStatus: "InService",
      EndpointConfigName: "config",
      FailureReason: reason,
    });
  });

  it("ends up Failed on the old configuration with the reason of a fault", async () => {
    const reason = "Both the deployment and the rollback failed.";
    local().aws.faults.add([{ operation: "UpdateEndpoint", effect: { kind: "fail", reason } }]);
    await update("next");
    local().clock.advance(durations.updateEndpoint);
    expect(await describeEndpoint()).toMatchObject({
      EndpointStatus: "Failed",
      EndpointConfigName: "config",
      FailureReason: reason,
    });
  });

  it("cannot be updated again meanwhile", async () => {
    await update("next");
    await expect(update("next")).rejects.toMatchObject({
      name: "ValidationException",
      message: `Cannot update in-progress endpoint "${ARN}:endpoint/llm".`,
    });
  });

  it("cannot be deleted meanwhile", async () => {
    await update("next");
    await expect(remove()).rejects.toMatchObject({
      message: `Cannot update in-progress endpoint "${ARN}:endpoint/llm".`,
    });
  });

  it("needs the configuration that it runs", async () => {
    await sagemaker().send(new DeleteEndpointConfigCommand({ EndpointConfigName: "config" }));
    await expect(update("next")).rejects.toMatchObject({
      message: `Could not find endpoint configuration "${ARN}:endpoint-config/config".`,
    });
  });
});

it("a failed endpoint can only be deleted", async () => {
  local().aws.faults.add([{ operation: "CreateEndpoint", effect: { kind: "fail", reason: "No capacity." } }]);
  await hostEndpoint(local());
  await createConfig(sagemaker(), "next");
  await expect(update("next")).rejects.toMatchObject({ name: "ValidationException" });
  await remove();
  expect((await describeEndpoint()).EndpointStatus).toBe("Deleting");
});

describe("an endpoint that is deleted", () => {
  it("is Deleting, and then gone", async () => {
    await hostEndpoint(local());
    await remove();
    expect((await describeEndpoint()).EndpointStatus).toBe("Deleting");
    local().clock.advance(durations.deleteEndpoint);
    await expect(describeEndpoint()).rejects.toMatchObject({
      message: `Could not find endpoint "${ARN}:endpoint/llm".`,
    });
  });

  it("keeps its name while it is Deleting", async () => {
    await hostEndpoint(local());
    await remove();
    await expect(createEndpoint(sagemaker())).rejects.toMatchObject({
      message: expect.stringContaining("already existing"),
    });
  });

  it("must not have inference components", async () => {
    await hostComponent(local());
    await expect(remove()).rejects.toMatchObject({
      name: "ValidationException",
      message:
        "Cannot delete endpoint with inference component associated. Please delete inference component and try it again.",
    });
  });
});

it("rolls a number of instances back", async () => {
  const reason = "Unable to provision requested ML compute capacity.";
  local().aws.faults.add([{ operation: "UpdateEndpointWeightsAndCapacities", effect: { kind: "rollback", reason } }]);
  await createConfig(sagemaker(), "config", {
    ManagedInstanceScaling: { Status: "ENABLED", MinInstanceCount: 1, MaxInstanceCount: 2 },
  });
  await createEndpoint(sagemaker());
  local().clock.advance(durations.createEndpoint);
  const wanted = [{ VariantName: "AllTraffic", DesiredInstanceCount: 2 }];
  await sagemaker().send(
    new UpdateEndpointWeightsAndCapacitiesCommand({ EndpointName: "llm", DesiredWeightsAndCapacities: wanted }),
  );
  local().clock.advance(durations.updateEndpoint);
  expect((await describeEndpoint()).EndpointStatus).toBe("RollingBack");
  local().clock.advance(durations.updateEndpoint);
  const endpoint = await describeEndpoint();
  expect(endpoint).toMatchObject({ EndpointStatus: "InService", FailureReason: reason });
  expect(endpoint.ProductionVariants?.[0]?.CurrentInstanceCount).toBe(1);
});

it("takes another number of instances", async () => {
  await hostEndpoint(local());
  const wanted = [{ VariantName: "AllTraffic", DesiredInstanceCount: 2 }];
  await sagemaker().send(
    new UpdateEndpointWeightsAndCapacitiesCommand({ EndpointName: "llm", DesiredWeightsAndCapacities: wanted }),
  );
  const counts = async () => (await describeEndpoint()).ProductionVariants?.[0];
  expect(await counts()).toMatchObject({ DesiredInstanceCount: 2, CurrentInstanceCount: 1 });
  local().clock.advance(durations.updateEndpoint);
  expect(await counts()).toMatchObject({ DesiredInstanceCount: 2, CurrentInstanceCount: 2 });
});

describe("a list of endpoints", () => {
  const names = ["a", "b", "c", "d", "e"];
  const list = async (input = {}) => {
    const { Endpoints = [], NextToken } = await sagemaker().send(new ListEndpointsCommand(input));
    return { names: Endpoints.map(({ EndpointName }) => EndpointName), NextToken };
  };
  beforeEach(async () => {
    await createConfig(sagemaker());
    for (const EndpointName of names) {
      await createEndpoint(sagemaker(), { EndpointName });
      local().clock.advance(1);
    }
  });

  it("comes in pages, newest first", async () => {
    const first = await list({ MaxResults: 2 });
    const second = await list({ MaxResults: 2, NextToken: first.NextToken });
    const third = await list({ MaxResults: 2, NextToken: second.NextToken });
    expect([first.names, second.names, third.names]).toEqual([["e", "d"], ["c", "b"], ["a"]]);
    expect(third.NextToken).toBeUndefined();
  });

  it("goes on behind a row that is gone", async () => {
    const first = await list({ MaxResults: 2 });
    await local().aws.store.clear();
    expect(await list({ MaxResults: 2, NextToken: first.NextToken })).toEqual({ names: [], NextToken: undefined });
  });

  it("can be sorted and filtered", async () => {
    expect((await list({ SortBy: "Name", SortOrder: "Ascending" })).names).toEqual(names);
    expect((await list({ NameContains: "c" })).names).toEqual(["c"]);
    expect((await list({ StatusEquals: "InService" })).names).toEqual([]);
  });

  it("refuses a token that it did not give", async () => {
    await expect(list({ NextToken: "mine" })).rejects.toMatchObject({ name: "ValidationException" });
  });
});

it("tells how an asynchronous endpoint queues its requests", async () => {
  const AsyncInferenceConfig = { OutputConfig: { S3OutputPath: "s3://bucket/output/" } };
  await createModel(sagemaker());
  await sagemaker().send(
    new CreateEndpointConfigCommand({
      EndpointConfigName: "config",
      ProductionVariants: [
        { VariantName: "AllTraffic", ModelName: "llama", InstanceType: "ml.g5.xlarge", InitialInstanceCount: 1 },
      ],
      AsyncInferenceConfig,
    }),
  );
  await createEndpoint(sagemaker());
  expect(await describeEndpoint()).toMatchObject({ AsyncInferenceConfig });
});

it("regions know nothing of each other", async () => {
  await createModel(sagemaker());
  await createConfig(sagemaker());
  await createEndpoint(sagemaker());
  await createComponent(sagemaker());
  expect(
    local()
      .aws.store.regionNames()
      .filter((region) => region !== "us-east-1"),
  ).toEqual([]);
});

import {
  AddTagsCommand,
  CreateEndpointConfigCommand,
  type DeploymentConfig,
  DescribeEndpointCommand,
  ListEndpointsCommand,
  ListTagsCommand,
  type ProductionVariant,
  type TrafficRoutingConfig,
  UpdateEndpointCommand,
  type UpdateEndpointCommandInput,
  UpdateEndpointWeightsAndCapacitiesCommand,
  UpdateInferenceComponentCommand,
} from "@aws-sdk/client-sagemaker";
import { durations } from "../../src/local-aws/services/sagemaker/durations";
import { createConfig, createEndpoint, createModel, hostComponent, hostEndpoint, ROLE } from "./support/hosting";
import { useLocal } from "./support/local";

const local = useLocal();
const sagemaker = () => local().sdk.sagemaker;
const describeEndpoint = () => sagemaker().send(new DescribeEndpointCommand({ EndpointName: "llm" }));
const update = (rest: Partial<UpdateEndpointCommandInput> = {}) =>
  sagemaker().send(new UpdateEndpointCommand({ EndpointName: "llm", EndpointConfigName: "next", ...rest }));

const PERCENT = (Value: number) => ({ Type: "CAPACITY_PERCENT", Value }) as const;
const routed = (routing: Partial<TrafficRoutingConfig>): DeploymentConfig => ({
  BlueGreenUpdatePolicy: {
    TrafficRoutingConfiguration: { Type: "ALL_AT_ONCE", WaitIntervalInSeconds: 0, ...routing },
  },
});
const ROLLING = { RollingUpdatePolicy: { MaximumBatchSize: PERCENT(25), WaitIntervalInSeconds: 60 } };

describe("the deployment of an update", () => {
  beforeEach(async () => {
    await hostEndpoint(local());
    await createConfig(sagemaker(), "next", { InitialInstanceCount: 2 });
  });

  it.each<[string, DeploymentConfig]>([
    ["all at once", routed({})],
    ["a canary", routed({ Type: "CANARY", CanarySize: PERCENT(50) })],
    ["linear steps", routed({ Type: "LINEAR", LinearStepSize: PERCENT(10) })],
    ["batches", ROLLING],
    [
      "an alarm that rolls it back",
      { ...routed({}), AutoRollbackConfiguration: { Alarms: [{ AlarmName: "errors" }] } },
    ],
  ])("takes %s, and is told", async (_what, DeploymentConfig) => {
    await update({ DeploymentConfig });
    local().clock.advance(durations.updateEndpoint);
    expect((await describeEndpoint()).LastDeploymentConfig).toEqual(DeploymentConfig);
  });

  it.each<[string, DeploymentConfig]>([
    ["two policies", { ...routed({}), ...ROLLING }],
    ["a canary without a size", routed({ Type: "CANARY" })],
    ["the size of a canary where there is none", routed({ CanarySize: PERCENT(10) })],
    ["a canary of more than half", routed({ Type: "CANARY", CanarySize: PERCENT(51) })],
    ["linear steps of less than a tenth", routed({ Type: "LINEAR", LinearStepSize: PERCENT(9) })],
    ["a wait of more than an hour", routed({ WaitIntervalInSeconds: 3601 })],
    ["a kind of routing that is none", routed({ Type: "SOMEHOW" as "CANARY" })],
    ["no alarm to roll back on", { AutoRollbackConfiguration: { Alarms: [] } }],
  ])("refuses %s", async (_what, DeploymentConfig) => {
    await expect(update({ DeploymentConfig })).rejects.toMatchObject({ name: "ValidationException" });
    await expect(createEndpoint(sagemaker(), { EndpointName: "other", DeploymentConfig })).rejects.toMatchObject({
      name: "ValidationException",
    });
  });

  it("is kept for the next update when that is asked for, and forgotten otherwise", async () => {
    await update({ DeploymentConfig: ROLLING });
    local().clock.advance(durations.updateEndpoint);
    await update({ RetainDeploymentConfig: true });
    local().clock.advance(durations.updateEndpoint);
    expect((await describeEndpoint()).LastDeploymentConfig).toEqual(ROLLING);
    await update();
    local().clock.advance(durations.updateEndpoint);
    expect((await describeEndpoint()).LastDeploymentConfig).toBeUndefined();
  });

  it("leaves the instances alone but for what is excluded", async () => {
    await update({
      RetainAllVariantProperties: true,
      ExcludeRetainedVariantProperties: [{ VariantPropertyType: "DesiredInstanceCount" }],
    });
    local().clock.advance(durations.updateEndpoint);
    expect((await describeEndpoint()).ProductionVariants?.[0]?.DesiredInstanceCount).toBe(2);
  });
});

it("the deployment of a component needs batches", async () => {
  await hostComponent(local());
  const updated = (RollingUpdatePolicy: object) =>
    sagemaker().send(
      new UpdateInferenceComponentCommand({
        InferenceComponentName: "llama",
        RuntimeConfig: { CopyCount: 2 },
        DeploymentConfig: { RollingUpdatePolicy } as never,
      }),
    );
  await expect(updated({ WaitIntervalInSeconds: 0 })).rejects.toMatchObject({ name: "ValidationException" });
  await expect(
    updated({ MaximumBatchSize: { Type: "COPY_COUNT", Value: 1 }, WaitIntervalInSeconds: 0 }),
  ).resolves.toBeDefined();
});

it("a queue cannot be taken away by an update", async () => {
  await createModel(sagemaker());
  const create = (EndpointConfigName: string, S3OutputPath?: string) =>
    sagemaker().send(
      new CreateEndpointConfigCommand({
        EndpointConfigName,
        ProductionVariants: [{ VariantName: "AllTraffic", ModelName: "llama", InstanceType: "ml.m5.large" }],
        AsyncInferenceConfig: S3OutputPath === undefined ? undefined : { OutputConfig: { S3OutputPath } },
      }),
    );
  await create("config", "s3://bucket/old/");
  await create("next");
  await create("queued", "s3://bucket/new/");
  await createEndpoint(sagemaker());
  // An instance of a type whose image is not cached.
  local().clock.advance(600);
  await expect(update()).rejects.toMatchObject({
    name: "ValidationException",
    message: expect.stringMatching(/^The AsyncInferenceConfig parameter cannot be removed from this endpoint llm\./),
  });
  await expect(update({ EndpointConfigName: "queued" })).resolves.toBeDefined();
});

describe("the variants of a configuration", () => {
  const VARIANT: ProductionVariant = { VariantName: "AllTraffic", InstanceType: "ml.m5.large" };
  const create = (...ProductionVariants: ProductionVariant[]) =>
    sagemaker().send(
      new CreateEndpointConfigCommand({ EndpointConfigName: "config", ExecutionRoleArn: ROLE, ProductionVariants }),
    );

  it.each(["ml.m5.large", "ml.trn2.48xlarge"] as const)("run on %s", async (InstanceType) => {
    await expect(create({ ...VARIANT, InstanceType })).resolves.toBeDefined();
  });

  it.each(["ml.nope.xlarge", "m5.large"])("do not run on %s", async (type) => {
    await expect(create({ ...VARIANT, InstanceType: type as "ml.m5.large" })).rejects.toMatchObject({
      name: "ValidationException",
      message: expect.stringMatching(
        `^1 validation error detected: Value '${type}' at 'productionVariants.1.member.instanceType' failed to satisfy constraint: Member must satisfy enum value set: \\[ml\\.`,
      ),
    });
  });

  it("run on pools of instances too, and on something", async () => {
    const InstancePools = [{ InstanceType: "ml.g5.2xlarge", Priority: 1 } as const];
    await expect(create({ VariantName: "AllTraffic" })).rejects.toMatchObject({ name: "ValidationException" });
    await expect(create({ ...VARIANT, InstancePools })).rejects.toMatchObject({ name: "ValidationException" });
    await expect(create({ VariantName: "AllTraffic", InstancePools })).resolves.toBeDefined();
  });

  it("have names of their own", async () => {
    await expect(create(VARIANT, VARIANT)).rejects.toMatchObject({ name: "ValidationException" });
    await expect(create(VARIANT, { ...VARIANT, VariantName: "Other" })).resolves.toBeDefined();
  });

  it("have a minimum that is not above their maximum", async () => {
    const scaled = (MinInstanceCount: number) => ({
      ...VARIANT,
      ManagedInstanceScaling: { Status: "ENABLED", MinInstanceCount, MaxInstanceCount: 2 } as const,
    });
    await expect(create(scaled(3))).rejects.toMatchObject({ name: "ValidationException" });
    await expect(create(scaled(2))).resolves.toBeDefined();
  });
});

describe("weights and capacities", () => {
  beforeEach(() => hostEndpoint(local()));
  const change = (...names: string[]) =>
    sagemaker().send(
      new UpdateEndpointWeightsAndCapacitiesCommand({
        EndpointName: "llm",
        DesiredWeightsAndCapacities: names.map((VariantName) => ({ VariantName, DesiredInstanceCount: 2 })),
      }),
    );

  it("are refused for a variant that is named twice", async () => {
    await expect(change("AllTraffic", "AllTraffic")).rejects.toMatchObject({
      name: "ValidationException",
      message: 'The variant name "AllTraffic" was non-unique within the request.',
    });
  });

  it("are refused for a variant that is not there", async () => {
    await expect(change("Other")).rejects.toMatchObject({
      name: "ValidationException",
      message: 'The variant name(s) "Other" is/are not present within endpoint configuration "config".',
    });
  });

  it("are taken for one that is there", async () => {
    await expect(change("AllTraffic")).resolves.toBeDefined();
  });
});

it("lists are filtered by time", async () => {
  await hostEndpoint(local());
  const created = (await describeEndpoint()).CreationTime ?? new Date(0);
  const names = async (input: object) =>
    (await sagemaker().send(new ListEndpointsCommand(input))).Endpoints?.map(({ EndpointName }) => EndpointName);
  const before = new Date(created.getTime() - 1000);
  expect(await names({ CreationTimeAfter: before })).toEqual(["llm"]);
  expect(await names({ CreationTimeBefore: before })).toEqual([]);
  expect(await names({ LastModifiedTimeAfter: created })).toEqual(["llm"]);
  expect(await names({ LastModifiedTimeBefore: created })).toEqual([]);
});

describe("tags", () => {
  const Tags = [{ Key: "team", Value: "inference" }];
  const list = (ResourceArn: string) => sagemaker().send(new ListTagsCommand({ ResourceArn }));

  it("are those of a resource, in whatever case its ARN is written", async () => {
    const { ModelArn = "" } = await createModel(sagemaker(), "Llama");
    await sagemaker().send(new AddTagsCommand({ ResourceArn: ModelArn.replace("llama", "Llama"), Tags }));
    expect((await list(ModelArn)).Tags).toEqual(Tags);
  });

  it("are refused for a resource that does not exist", async () => {
    const ResourceArn = "arn:aws:sagemaker:us-east-1:123456789012:model/other";
    await expect(list(ResourceArn)).rejects.toMatchObject({ name: "ValidationException" });
    await expect(sagemaker().send(new AddTagsCommand({ ResourceArn, Tags }))).rejects.toMatchObject({
      name: "ValidationException",
    });
  });
});

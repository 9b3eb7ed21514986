import {
  DescribeScalableTargetsCommand,
  PutScalingPolicyCommand,
  RegisterScalableTargetCommand,
} from "@aws-sdk/client-application-auto-scaling";
import { DescribeAlarmsCommand } from "@aws-sdk/client-cloudwatch";
import {
  CreateEndpointConfigCommand,
  DescribeEndpointCommand,
  type ProductionVariant,
  type ProductionVariantServerlessConfig,
  UpdateEndpointWeightsAndCapacitiesCommand,
} from "@aws-sdk/client-sagemaker";
import { durations } from "../../src/local-aws/services/sagemaker/durations";
import { liveText } from "../../src/review/live-text";
import { liveEndpoint } from "../../src/topology/aws/live";
import { createEndpoint, createModel, hostEndpoint } from "./support/hosting";
import { useLocal } from "./support/local";

const CONCURRENCY = {
  ServiceNamespace: "sagemaker",
  ResourceId: "endpoint/llm/variant/AllTraffic",
  ScalableDimension: "sagemaker:variant:DesiredProvisionedConcurrency",
} as const;
const INSTANCES = { ...CONCURRENCY, ScalableDimension: "sagemaker:variant:DesiredInstanceCount" } as const;
const SERVERLESS: ProductionVariantServerlessConfig = {
  MemorySizeInMB: 2048,
  MaxConcurrency: 10,
  ProvisionedConcurrency: 2,
};

const local = useLocal();
const sagemaker = () => local().sdk.sagemaker;
const scaling = () => local().sdk.scaling;

const createServerless = (
  serverless: Partial<ProductionVariantServerlessConfig> = {},
  rest: Partial<ProductionVariant> = {},
) =>
  sagemaker().send(
    new CreateEndpointConfigCommand({
      EndpointConfigName: "config",
      ProductionVariants: [
        {
          VariantName: "AllTraffic",
          ModelName: "llama",
          ServerlessConfig: { ...SERVERLESS, ...serverless },
          ...rest,
        },
      ],
    }),
  );

async function hostServerless(): Promise<void> {
  await createModel(sagemaker());
  await createServerless();
  await createEndpoint(sagemaker());
  local().clock.advance(durations.createEndpoint);
}

const describeEndpoint = () => sagemaker().send(new DescribeEndpointCommand({ EndpointName: "llm" }));
const variant = async () => (await describeEndpoint()).ProductionVariants?.[0];
const change = (wanted: object) =>
  sagemaker().send(
    new UpdateEndpointWeightsAndCapacitiesCommand({
      EndpointName: "llm",
      DesiredWeightsAndCapacities: [{ VariantName: "AllTraffic", ...wanted }],
    }),
  );
const register = (target: typeof CONCURRENCY | typeof INSTANCES = CONCURRENCY, MinCapacity = 1) =>
  scaling().send(new RegisterScalableTargetCommand({ ...target, MinCapacity, MaxCapacity: 5 }));
const track = (
  PredefinedMetricType: "SageMakerVariantProvisionedConcurrencyUtilization" | "LambdaProvisionedConcurrencyUtilization",
) =>
  scaling().send(
    new PutScalingPolicyCommand({
      ...CONCURRENCY,
      PolicyName: "utilization",
      PolicyType: "TargetTrackingScaling",
      TargetTrackingScalingPolicyConfiguration: {
        TargetValue: 0.7,
        PredefinedMetricSpecification: { PredefinedMetricType },
      },
    }),
  );

describe("the configuration of a serverless variant", () => {
  beforeEach(() => createModel(sagemaker()));

  it.each([1024, 6144])("takes %i MB of memory", async (MemorySizeInMB) => {
    await expect(createServerless({ MemorySizeInMB })).resolves.toBeDefined();
  });

  it.each([1111, 512, 7168])("refuses %i MB of memory", async (MemorySizeInMB) => {
    await expect(createServerless({ MemorySizeInMB })).rejects.toMatchObject({
      name: "ValidationException",
      message: `1 validation error detected: Value '${MemorySizeInMB}' at 'productionVariants.1.member.serverlessConfig.memorySizeInMB' failed to satisfy constraint: Member must satisfy enum value set: [1024, 2048, 3072, 4096, 5120, 6144]`,
    });
  });

  it("may provision all that may run at once, and no more", async () => {
    await expect(createServerless({ ProvisionedConcurrency: 11 })).rejects.toMatchObject({
      name: "ValidationException",
      message: "ProvisionedConcurrency must be less than or equal to MaxConcurrency.",
    });
    await expect(createServerless({ ProvisionedConcurrency: 10 })).resolves.toBeDefined();
  });

  it.each<[string, Partial<ProductionVariant>]>([
    ["an instance type", { InstanceType: "ml.m5.large" }],
    ["a number of instances", { InitialInstanceCount: 1 }],
    ["no model", { ModelName: undefined }],
  ])("refuses %s", async (_what, rest) => {
    await expect(createServerless({}, rest)).rejects.toMatchObject({ name: "ValidationException" });
  });
});

describe("a serverless endpoint", () => {
  beforeEach(hostServerless);

  it("is told with its serverless configuration, and without a number of instances", async () => {
    const told = await variant();
    expect(told).toMatchObject({ CurrentServerlessConfig: SERVERLESS, DesiredServerlessConfig: SERVERLESS });
    expect(Object.keys(told ?? {})).not.toEqual(expect.arrayContaining(["CurrentInstanceCount"]));
    expect(told?.DesiredInstanceCount).toBeUndefined();
  });

  it("is verified without a number of instances", async () => {
    const { status, variants } = liveEndpoint(await describeEndpoint());
    const told = variants.map(({ name, currentInstanceCount: instances }) => ({ name, instances }));
    expect(liveText({ condition: "awake", status, variants: told, components: [], awaited: [] })).toBe(
      "awake: InService, variant AllTraffic",
    );
  });

  it("takes another concurrency, once the update is over", async () => {
    await change({ ServerlessUpdateConfig: { ProvisionedConcurrency: 4 } });
    expect(await variant()).toMatchObject({
      CurrentServerlessConfig: SERVERLESS,
      DesiredServerlessConfig: { ...SERVERLESS, ProvisionedConcurrency: 4 },
    });
    local().clock.advance(durations.updateEndpoint);
    expect((await variant())?.CurrentServerlessConfig).toEqual({ ...SERVERLESS, ProvisionedConcurrency: 4 });
  });

  it("refuses to provision more than may run at once, and a number of instances", async () => {
    await expect(change({ ServerlessUpdateConfig: { MaxConcurrency: 1 } })).rejects.toMatchObject({
      name: "ValidationException",
    });
    await expect(change({ DesiredInstanceCount: 2 })).rejects.toMatchObject({ name: "ValidationException" });
    expect((await describeEndpoint()).EndpointStatus).toBe("InService");
  });
});

it("an endpoint on instances takes no concurrency", async () => {
  await hostEndpoint(local());
  await expect(change({ ServerlessUpdateConfig: { MaxConcurrency: 1 } })).rejects.toMatchObject({
    name: "ValidationException",
  });
});

describe("provisioned concurrency", () => {
  it("is scaled as a target of its own, which raises it to its minimum", async () => {
    await hostServerless();
    await register(CONCURRENCY, 3);
    const { ScalableTargets } = await scaling().send(
      new DescribeScalableTargetsCommand({ ServiceNamespace: "sagemaker" }),
    );
    expect(ScalableTargets).toMatchObject([{ ...CONCURRENCY, MinCapacity: 3, MaxCapacity: 5 }]);
    local().clock.advance(durations.updateEndpoint);
    expect((await variant())?.CurrentServerlessConfig?.ProvisionedConcurrency).toBe(3);
  });

  it("follows its utilization", async () => {
    await hostServerless();
    await register();
    await track("SageMakerVariantProvisionedConcurrencyUtilization");
    const { MetricAlarms = [] } = await local().sdk.cloudwatch.send(new DescribeAlarmsCommand({}));
    expect(MetricAlarms).toHaveLength(2);
    expect(MetricAlarms[0]).toMatchObject({
      MetricName: "ServerlessProvisionedConcurrencyUtilization",
      Dimensions: [
        { Name: "EndpointName", Value: "llm" },
        { Name: "VariantName", Value: "AllTraffic" },
      ],
    });
  });

  it("follows no other predefined metric", async () => {
    await hostServerless();
    await register();
    await expect(track("LambdaProvisionedConcurrencyUtilization")).rejects.toMatchObject({
      name: "ValidationException",
      message:
        "Scalable dimension sagemaker:variant:DesiredProvisionedConcurrency only supports the following predefined metric types: SageMakerVariantProvisionedConcurrencyUtilization",
    });
  });

  it("is not there on instances, as instances are not there without", async () => {
    await hostServerless();
    await expect(register(INSTANCES)).rejects.toMatchObject({ name: "ValidationException" });
    await local().aws.store.clear();
    await hostEndpoint(local());
    await expect(register(CONCURRENCY)).rejects.toMatchObject({ name: "ValidationException" });
    await expect(register(INSTANCES)).resolves.toBeDefined();
  });
});

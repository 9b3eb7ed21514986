import {
  DeleteScalingPolicyCommand,
  DeleteScheduledActionCommand,
  DeregisterScalableTargetCommand,
  DescribeScalableTargetsCommand,
  DescribeScalingActivitiesCommand,
  DescribeScalingPoliciesCommand,
  DescribeScheduledActionsCommand,
  ListTagsForResourceCommand,
  PutScalingPolicyCommand,
  type PutScalingPolicyCommandInput,
  PutScheduledActionCommand,
  RegisterScalableTargetCommand,
  type RegisterScalableTargetCommandInput,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-application-auto-scaling";
import { DescribeAlarmsCommand, PutMetricAlarmCommand } from "@aws-sdk/client-cloudwatch";
import {
  DeleteEndpointCommand,
  DescribeInferenceComponentCommand,
  UpdateEndpointCommand,
} from "@aws-sdk/client-sagemaker";
import { durations } from "../../src/local-aws/services/sagemaker/durations";
import { createConfig, createEndpoint, createModel, hostComponent, hostEndpoint } from "./support/hosting";
import { useLocal } from "./support/local";

const COPIES = {
  ServiceNamespace: "sagemaker",
  ResourceId: "inference-component/llama",
  ScalableDimension: "sagemaker:inference-component:DesiredCopyCount",
} as const;
const INSTANCES = {
  ServiceNamespace: "sagemaker",
  ResourceId: "endpoint/llm/variant/AllTraffic",
  ScalableDimension: "sagemaker:variant:DesiredInstanceCount",
} as const;

const local = useLocal();
const scaling = () => local().sdk.scaling;
const register = (input: Partial<RegisterScalableTargetCommandInput> = {}) =>
  scaling().send(new RegisterScalableTargetCommand({ ...COPIES, MinCapacity: 0, MaxCapacity: 4, ...input }));
const targets = async () =>
  (await scaling().send(new DescribeScalableTargetsCommand({ ServiceNamespace: "sagemaker" }))).ScalableTargets ?? [];
const policies = async () =>
  (await scaling().send(new DescribeScalingPoliciesCommand({ ServiceNamespace: "sagemaker" }))).ScalingPolicies ?? [];
const actions = async () =>
  (await scaling().send(new DescribeScheduledActionsCommand({ ServiceNamespace: "sagemaker" }))).ScheduledActions ?? [];
const alarms = async () => (await local().sdk.cloudwatch.send(new DescribeAlarmsCommand({}))).MetricAlarms ?? [];
const copies = async () =>
  (await local().sdk.sagemaker.send(new DescribeInferenceComponentCommand({ InferenceComponentName: "llama" })))
    .RuntimeConfig;

const putPolicy = (input: Partial<PutScalingPolicyCommandInput>) =>
  scaling().send(new PutScalingPolicyCommand({ ...COPIES, PolicyName: "policy", ...input }));
const tracking = (
  predefinedMetricType:
    | "SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution"
    | "SageMakerInferenceComponentInvocationsPerCopy",
) =>
  putPolicy({
    PolicyName: "tracking",
    PolicyType: "TargetTrackingScaling",
    TargetTrackingScalingPolicyConfiguration: {
      TargetValue: 5,
      PredefinedMetricSpecification: { PredefinedMetricType: predefinedMetricType },
      ScaleInCooldown: 300,
      ScaleOutCooldown: 300,
    },
  });
const stepScaling = () =>
  putPolicy({
    PolicyName: "wake",
    PolicyType: "StepScaling",
    StepScalingPolicyConfiguration: {
      AdjustmentType: "ChangeInCapacity",
      StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 1 }],
      Cooldown: 60,
    },
  });

describe("a scalable target", () => {
  beforeEach(() => hostComponent(local()));

  it("is told as it was registered", async () => {
    const { ScalableTargetARN } = await register();
    expect(await targets()).toEqual([
      {
        ...COPIES,
        ScalableTargetARN,
        MinCapacity: 0,
        MaxCapacity: 4,
        RoleARN: expect.stringContaining("AWSServiceRoleForApplicationAutoScaling_SageMakerEndpoint"),
        CreationTime: new Date(local().clock.now()),
        SuspendedState: {
          DynamicScalingInSuspended: false,
          DynamicScalingOutSuspended: false,
          ScheduledScalingSuspended: false,
        },
      },
    ]);
  });

  it("keeps its ARN and what is not said when it is registered again", async () => {
    const first = await register();
    const second = await register({ MaxCapacity: 8, MinCapacity: undefined });
    expect(second.ScalableTargetARN).toBe(first.ScalableTargetARN);
    expect(await targets()).toMatchObject([{ MinCapacity: 0, MaxCapacity: 8 }]);
  });

  it("raises the copies to its minimum", async () => {
    await register({ MinCapacity: 2 });
    expect(await copies()).toMatchObject({ DesiredCopyCount: 2, CurrentCopyCount: 1 });
    local().clock.advance(durations.changeCopies);
    expect(await copies()).toMatchObject({ DesiredCopyCount: 2, CurrentCopyCount: 2 });
  });

  it("lowers the copies to its maximum", async () => {
    await register({ MaxCapacity: 0 });
    expect(await copies()).toMatchObject({ DesiredCopyCount: 0 });
  });

  it("leaves copies alone that are between its bounds", async () => {
    await register();
    expect(await copies()).toMatchObject({ DesiredCopyCount: 1, CurrentCopyCount: 1 });
  });

  it("needs a resource that exists", async () => {
    await expect(register({ ResourceId: "inference-component/other" })).rejects.toMatchObject({
      name: "ValidationException",
    });
  });

  it("needs a maximum that is not below its minimum", async () => {
    await expect(register({ MinCapacity: 5 })).rejects.toMatchObject({ name: "ValidationException" });
  });

  it("refuses tags when it is registered again", async () => {
    await register({ Tags: { team: "inference" } });
    await expect(register({ Tags: { team: "inference" } })).rejects.toMatchObject({
      message:
        "The scalable target that you tried to tag already exists. To update tags on an existing scalable target, use the TagResource API.",
    });
  });

  it("takes and loses tags", async () => {
    const { ScalableTargetARN: ResourceARN = "" } = await register({ Tags: { team: "inference" } });
    const tags = async () => (await scaling().send(new ListTagsForResourceCommand({ ResourceARN }))).Tags;
    await scaling().send(new TagResourceCommand({ ResourceARN, Tags: { stage: "test" } }));
    expect(await tags()).toEqual({ team: "inference", stage: "test" });
    await scaling().send(new UntagResourceCommand({ ResourceARN, TagKeys: ["team"] }));
    expect(await tags()).toEqual({ stage: "test" });
  });

  it("takes its policies, their alarms and its scheduled actions along when it is deregistered", async () => {
    await register();
    await tracking("SageMakerInferenceComponentInvocationsPerCopy");
    await stepScaling();
    await scaling().send(
      new PutScheduledActionCommand({ ...COPIES, ScheduledActionName: "night", Schedule: "cron(0 20 * * ? *)" }),
    );
    await scaling().send(new DeregisterScalableTargetCommand(COPIES));
    expect([await targets(), await policies(), await alarms(), await actions()]).toEqual([[], [], [], []]);
  });

  it("cannot be deregistered twice", async () => {
    await expect(scaling().send(new DeregisterScalableTargetCommand(COPIES))).rejects.toMatchObject({
      name: "ObjectNotFoundException",
      message:
        "No scalable target registered for service namespace: sagemaker, resource ID: inference-component/llama, scalable dimension: sagemaker:inference-component:DesiredCopyCount",
    });
  });

  it("has no activities: nothing scales by itself", async () => {
    await register();
    const { ScalingActivities } = await scaling().send(
      new DescribeScalingActivitiesCommand({ ServiceNamespace: "sagemaker" }),
    );
    expect(ScalingActivities).toEqual([]);
  });
});

describe("a scaling policy", () => {
  beforeEach(async () => {
    await hostComponent(local());
    await register();
  });

  it("that steps has an ARN for an alarm to call", async () => {
    const { PolicyARN } = await stepScaling();
    expect(PolicyARN).toMatch(
      /^arn:aws:autoscaling:us-east-1:123456789012:scalingPolicy:[0-9a-f-]{36}:resource\/sagemaker\/inference-component\/llama:policyName\/wake$/,
    );
    expect(await policies()).toMatchObject([{ PolicyName: "wake", PolicyARN, Alarms: [] }]);
  });

  it("tells the alarms that call it, whoever made them", async () => {
    const { PolicyARN = "" } = await stepScaling();
    const alarm = { MetricName: "M", Namespace: "N", Period: 60, EvaluationPeriods: 1, Statistic: "Sum" } as const;
    const put = (AlarmName: string, AlarmActions: string[]) =>
      local().sdk.cloudwatch.send(
        new PutMetricAlarmCommand({
          ...alarm,
          AlarmName,
          AlarmActions,
          Threshold: 1,
          ComparisonOperator: "GreaterThanOrEqualToThreshold",
        }),
      );
    await put("wake-alarm", [PolicyARN]);
    await put("other-alarm", ["arn:aws:sns:us-east-1:123456789012:topic"]);
    expect((await policies())[0]?.Alarms).toEqual([
      { AlarmName: "wake-alarm", AlarmARN: "arn:aws:cloudwatch:us-east-1:123456789012:alarm:wake-alarm" },
    ]);
  });

  it("keeps its ARN when it is put again", async () => {
    expect((await stepScaling()).PolicyARN).toBe((await stepScaling()).PolicyARN);
    expect(await policies()).toHaveLength(1);
  });

  it("that tracks a metric of ten seconds makes its own two alarms", async () => {
    const { PolicyARN, Alarms } = await tracking("SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution");
    expect(Alarms).toHaveLength(2);
    expect(await alarms()).toMatchObject([
      {
        AlarmName: expect.stringMatching(/^TargetTracking-inference-component\/llama-AlarmHigh-/),
        AlarmActions: [PolicyARN],
        MetricName: "ConcurrentRequestsPerCopy",
        Dimensions: [{ Name: "InferenceComponentName", Value: "llama" }],
        Period: 10,
        Threshold: 5,
        StateValue: "INSUFFICIENT_DATA",
      },
      { AlarmName: expect.stringMatching(/-AlarmLow-/), Threshold: 4.5, Period: 10, EvaluationPeriods: 90 },
    ]);
  });

  it("keeps its alarms when it is refused", async () => {
    await tracking("SageMakerInferenceComponentInvocationsPerCopy");
    await expect(
      putPolicy({
        PolicyName: "tracking",
        PolicyType: "TargetTrackingScaling",
        TargetTrackingScalingPolicyConfiguration: { TargetValue: 5 },
      }),
    ).rejects.toMatchObject({ name: "ValidationException" });
    expect((await alarms()).map(({ AlarmName }) => AlarmName)).toEqual(
      (await policies())[0]?.Alarms?.map(({ AlarmName }) => AlarmName),
    );
  });

  it("takes its alarms along when it is deleted", async () => {
    await tracking("SageMakerInferenceComponentInvocationsPerCopy");
    expect(await alarms()).toMatchObject([{ Period: 60 }, { Period: 60, EvaluationPeriods: 15 }]);
    await scaling().send(new DeleteScalingPolicyCommand({ ...COPIES, PolicyName: "tracking" }));
    expect([await policies(), await alarms()]).toEqual([[], []]);
  });

  it("cannot be deleted when it does not exist", async () => {
    await expect(
      scaling().send(new DeleteScalingPolicyCommand({ ...COPIES, PolicyName: "other" })),
    ).rejects.toMatchObject({ name: "ObjectNotFoundException" });
  });

  it("refuses a step configuration for target tracking", async () => {
    await expect(
      putPolicy({ PolicyType: "TargetTrackingScaling", StepScalingPolicyConfiguration: { Cooldown: 60 } }),
    ).rejects.toMatchObject({ name: "ValidationException" });
  });

  it("needs a target", async () => {
    await scaling().send(new DeregisterScalableTargetCommand(COPIES));
    await expect(stepScaling()).rejects.toMatchObject({ name: "ObjectNotFoundException" });
  });
});

describe("a scheduled action", () => {
  beforeEach(async () => {
    await hostComponent(local());
    await register();
  });

  it("is told as it was put, and gone when it is deleted", async () => {
    const StartTime = new Date("2026-12-01T00:00:00Z");
    await scaling().send(
      new PutScheduledActionCommand({
        ...COPIES,
        ScheduledActionName: "night",
        Schedule: "cron(0 20 * * ? *)",
        Timezone: "Europe/Paris",
        StartTime,
        ScalableTargetAction: { MinCapacity: 0, MaxCapacity: 0 },
      }),
    );
    expect(await actions()).toMatchObject([
      { Timezone: "Europe/Paris", StartTime, ScalableTargetAction: { MinCapacity: 0, MaxCapacity: 0 } },
    ]);
    await scaling().send(new DeleteScheduledActionCommand({ ...COPIES, ScheduledActionName: "night" }));
    expect(await actions()).toEqual([]);
  });
});

describe("a variant that is registered", () => {
  const registerVariant = () => register({ ...INSTANCES, MinCapacity: 1, MaxCapacity: 2 });

  beforeEach(async () => {
    const { sagemaker } = local().sdk;
    await createModel(sagemaker);
    await createConfig(sagemaker, "config", { ModelName: "llama", ManagedInstanceScaling: undefined });
    await createEndpoint(sagemaker);
    local().clock.advance(durations.createEndpoint);
    await registerVariant();
  });

  it("cannot have its instance type changed", async () => {
    const { sagemaker } = local().sdk;
    await createConfig(sagemaker, "next", {
      ModelName: "llama",
      ManagedInstanceScaling: undefined,
      InstanceType: "ml.g5.48xlarge",
    });
    const update = () => sagemaker.send(new UpdateEndpointCommand({ EndpointName: "llm", EndpointConfigName: "next" }));
    await expect(update()).rejects.toMatchObject({
      name: "ValidationException",
      message: expect.stringContaining("must be deregistered as scalable targets"),
    });
    await scaling().send(new DeregisterScalableTargetCommand(INSTANCES));
    await expect(update()).resolves.toBeDefined();
  });

  it("is deregistered with its endpoint", async () => {
    await local().sdk.sagemaker.send(new DeleteEndpointCommand({ EndpointName: "llm" }));
    expect(await targets()).toEqual([]);
  });
});

it("needs an endpoint in service", async () => {
  await hostEndpoint(local());
  await expect(register({ ...INSTANCES, ResourceId: "endpoint/llm/variant/other" })).rejects.toMatchObject({
    name: "ValidationException",
  });
});

it("comes in pages", async () => {
  await hostComponent(local());
  await register();
  await register({ ...INSTANCES, MinCapacity: 1, MaxCapacity: 2 });
  const page = (NextToken?: string) =>
    scaling().send(new DescribeScalableTargetsCommand({ ServiceNamespace: "sagemaker", MaxResults: 1, NextToken }));
  const first = await page();
  const second = await page(first.NextToken);
  expect([first.ScalableTargets?.length, second.ScalableTargets?.length, second.NextToken]).toEqual([1, 1, undefined]);
});

import {
  DescribeScalableTargetsCommand,
  DescribeScalingActivitiesCommand,
  DescribeScalingPoliciesCommand,
  DescribeScheduledActionsCommand,
  PutScalingPolicyCommand,
  type PutScalingPolicyCommandInput,
  PutScheduledActionCommand,
  type PutScheduledActionCommandInput,
  RegisterScalableTargetCommand,
  type StepAdjustment,
  TagResourceCommand,
} from "@aws-sdk/client-application-auto-scaling";
import { DescribeAlarmsCommand } from "@aws-sdk/client-cloudwatch";
import { hostComponent } from "./support/hosting";
import { useLocal } from "./support/local";

const COPIES = {
  ServiceNamespace: "sagemaker",
  ResourceId: "inference-component/llama",
  ScalableDimension: "sagemaker:inference-component:DesiredCopyCount",
} as const;

const local = useLocal();
const scaling = () => local().sdk.scaling;
const putAction = (input: Partial<PutScheduledActionCommandInput> = {}) =>
  scaling().send(
    new PutScheduledActionCommand({
      ...COPIES,
      ScheduledActionName: "night",
      Schedule: "cron(0 20 * * ? *)",
      ...input,
    }),
  );
const putPolicy = (input: Partial<PutScalingPolicyCommandInput>) =>
  scaling().send(new PutScalingPolicyCommand({ ...COPIES, PolicyName: "policy", ...input }));

beforeEach(async () => {
  await hostComponent(local());
  await scaling().send(new RegisterScalableTargetCommand({ ...COPIES, MinCapacity: 0, MaxCapacity: 4 }));
});

describe("a scheduled action", () => {
  it.each([{ MinCapacity: 0 }, { MaxCapacity: 0 }, { MinCapacity: 2, MaxCapacity: 2 }])(
    "takes the bounds %o",
    async (ScalableTargetAction) => {
      await putAction({ ScalableTargetAction });
      const { ScheduledActions } = await scaling().send(
        new DescribeScheduledActionsCommand({ ServiceNamespace: "sagemaker" }),
      );
      expect(ScheduledActions).toMatchObject([{ ScalableTargetAction }]);
    },
  );

  it("refuses a minimum above its maximum", async () => {
    await expect(putAction({ ScalableTargetAction: { MinCapacity: 3, MaxCapacity: 1 } })).rejects.toMatchObject({
      name: "ValidationException",
      message: "Maximum capacity cannot be less than minimum capacity",
    });
  });

  it("refuses bounds that are none", async () => {
    await expect(putAction({ ScalableTargetAction: {} })).rejects.toMatchObject({
      name: "ValidationException",
      message: "At least one of minimum capacity and maximum capacity should be provided",
    });
  });

  it.each([
    "rate(1 hour)",
    "rate(1 hours)",
    "at(2026-12-24T18:00:00)",
    "cron(0/15 7-19 ? * MON-FRI *)",
    "cron(0 8 L * ? *)",
  ])("takes the schedule %s", async (Schedule) => {
    await expect(putAction({ Schedule })).resolves.toBeDefined();
  });

  it.each([
    "tomorrow",
    "rate(0 hours)",
    "rate(5 seconds)",
    "at(2026-02-30T18:00:00)",
    "cron(0 8 ? * MON-FRI)",
    "cron(0 25 * * ? *)",
    "cron(${hour} 8 * * ? *)",
  ])("refuses the schedule %s", async (Schedule) => {
    await expect(putAction({ Schedule })).rejects.toMatchObject({ name: "ValidationException" });
  });

  it.each(["Europe/Dublin", "Etc/GMT+9", "UTC"])("takes the time zone %s", async (Timezone) => {
    await expect(putAction({ Timezone })).resolves.toBeDefined();
  });

  it.each(["Europe/Dubline", "+01:00"])("refuses the time zone %s", async (Timezone) => {
    await expect(putAction({ Timezone })).rejects.toMatchObject({ name: "ValidationException" });
  });

  it("needs a target that is registered", async () => {
    await expect(putAction({ ResourceId: "inference-component/other" })).rejects.toMatchObject({
      name: "ObjectNotFoundException",
    });
  });
});

describe("a step scaling policy", () => {
  const steps = (...bounds: readonly (readonly [number | undefined, number | undefined])[]): StepAdjustment[] =>
    bounds.map(([MetricIntervalLowerBound, MetricIntervalUpperBound]) => ({
      MetricIntervalLowerBound,
      MetricIntervalUpperBound,
      ScalingAdjustment: 1,
    }));
  const put = (
    StepAdjustments: StepAdjustment[],
    AdjustmentType: "ChangeInCapacity" | "ExactCapacity" = "ChangeInCapacity",
  ) =>
    putPolicy({
      PolicyType: "StepScaling",
      StepScalingPolicyConfiguration: { AdjustmentType, StepAdjustments },
    });

  it.each([
    ["everything above the threshold", steps([0, undefined])],
    ["everything below it", steps([undefined, 0])],
    ["steps that follow each other, in any order", steps([10, undefined], [0, 10])],
    ["both sides", steps([undefined, -5], [-5, 0], [0, 5], [5, undefined])],
  ])("takes %s", async (_what, adjustments) => {
    await expect(put(adjustments)).resolves.toBeDefined();
  });

  it.each([
    ["no steps", steps()],
    ["a gap", steps([0, 5], [10, undefined])],
    ["an overlap", steps([0, 10], [5, undefined])],
    ["two without an upper bound", steps([0, undefined], [5, undefined])],
    ["a step that ends before it begins", steps([10, 0])],
    ["nothing for a large breach", steps([0, 5])],
    ["nothing for a large breach below", steps([-5, 0])],
  ])("refuses %s", async (_what, adjustments) => {
    await expect(put(adjustments)).rejects.toMatchObject({ name: "ValidationException" });
  });

  it("refuses an exact capacity below 0", async () => {
    const down = [{ MetricIntervalUpperBound: 0, ScalingAdjustment: -1 }];
    await expect(put(down, "ExactCapacity")).rejects.toMatchObject({ name: "ValidationException" });
    await expect(put(down)).resolves.toBeDefined();
  });
});

describe("a target tracking policy", () => {
  const follow = (configuration: object) =>
    putPolicy({
      PolicyType: "TargetTrackingScaling",
      TargetTrackingScalingPolicyConfiguration: { TargetValue: 5, ...configuration },
    });
  const METRICS = [
    { Id: "sum", Expression: "a + b", ReturnData: true },
    { Id: "a", MetricStat: { Metric: { Namespace: "n", MetricName: "a" }, Stat: "Sum" }, ReturnData: false },
    { Id: "b", MetricStat: { Metric: { Namespace: "n", MetricName: "b" }, Stat: "Sum" }, ReturnData: false },
  ];

  it("follows metrics of another dimension never", async () => {
    const predefined = (PredefinedMetricType: string) => ({ PredefinedMetricSpecification: { PredefinedMetricType } });
    await expect(follow(predefined("SageMakerVariantInvocationsPerInstance"))).rejects.toMatchObject({
      name: "ValidationException",
      message:
        "Scalable dimension sagemaker:inference-component:DesiredCopyCount only supports the following predefined metric types: SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution, SageMakerInferenceComponentInvocationsPerCopy",
    });
    await expect(follow(predefined("SageMakerInferenceComponentInvocationsPerCopy"))).resolves.toBeDefined();
  });

  it("follows metric math, of minutes", async () => {
    await follow({ CustomizedMetricSpecification: { Metrics: METRICS } });
    const { MetricAlarms = [] } = await local().sdk.cloudwatch.send(new DescribeAlarmsCommand({}));
    expect(MetricAlarms[0]?.Metrics).toMatchObject([
      { Id: "sum", Expression: "a + b" },
      { Id: "a", MetricStat: { Period: 60 } },
      { Id: "b", MetricStat: { Period: 60 } },
    ]);
    expect(MetricAlarms[0]?.MetricName).toBeUndefined();
  });

  it.each([
    ["a customized metric that says of none", { CustomizedMetricSpecification: {} }],
    [
      "a metric and metric math",
      { CustomizedMetricSpecification: { MetricName: "a", Namespace: "n", Statistic: "Sum", Metrics: METRICS } },
    ],
    [
      "the label of a load balancer",
      {
        PredefinedMetricSpecification: {
          PredefinedMetricType: "SageMakerInferenceComponentInvocationsPerCopy",
          ResourceLabel: "app/lb/1/targetgroup/tg/2",
        },
      },
    ],
  ])("refuses %s", async (_what, configuration) => {
    await expect(follow(configuration)).rejects.toMatchObject({ name: "ValidationException" });
  });
});

it("a predictive policy is for other services", async () => {
  await expect(
    putPolicy({
      PolicyType: "PredictiveScaling",
      PredictiveScalingPolicyConfiguration: { MetricSpecifications: [{ TargetValue: 5 }] },
    }),
  ).rejects.toMatchObject({ name: "ValidationException" });
});

it("a target takes 50 tags and no more", async () => {
  const { ScalableTargets = [] } = await scaling().send(
    new DescribeScalableTargetsCommand({ ServiceNamespace: "sagemaker" }),
  );
  const tag = (...keys: number[]) =>
    scaling().send(
      new TagResourceCommand({
        ResourceARN: ScalableTargets[0]?.ScalableTargetARN,
        Tags: Object.fromEntries(keys.map((key) => [`key-${key}`, "value"])),
      }),
    );
  await tag(...Array.from({ length: 50 }, (_, key) => key));
  await expect(tag(50)).rejects.toMatchObject({ name: "TooManyTagsException" });
  await expect(tag(49)).resolves.toBeDefined();
});

const PAGE = { ServiceNamespace: "sagemaker", NextToken: "mine" } as const;

it.each([
  ["targets", () => scaling().send(new DescribeScalableTargetsCommand(PAGE))],
  ["policies", () => scaling().send(new DescribeScalingPoliciesCommand(PAGE))],
  ["scheduled actions", () => scaling().send(new DescribeScheduledActionsCommand(PAGE))],
  ["activities", () => scaling().send(new DescribeScalingActivitiesCommand(PAGE))],
])("a list of %s refuses a token that it did not give", async (_what, list) => {
  await expect(list()).rejects.toMatchObject({ name: "InvalidNextTokenException" });
});

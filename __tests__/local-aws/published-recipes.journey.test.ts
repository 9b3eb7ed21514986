import {
  DescribeInferenceComponentCommand,
  UpdateEndpointWeightsAndCapacitiesCommand,
} from "@aws-sdk/client-sagemaker";
import { InvokeEndpointCommand } from "@aws-sdk/client-sagemaker-runtime";
import { CreateScheduleCommand } from "@aws-sdk/client-scheduler";
import { createComponent, hostEndpoint } from "./support/hosting";
import { type Local, startLocal } from "./support/local";
import {
  causesOf,
  hostQueue,
  INSTANCES,
  instancesOf,
  isAnswered,
  putStepPolicy,
  putTrackingPolicy,
  putWakeAlarm,
  register,
  sendAsync,
  until,
} from "./support/recipe-calls";
import { desiredCopies, pass, TARGET } from "./support/scaling";

/* What others published about endpoints that sleep, call by call, with the real SDKs. */

const MINUTE = 60;
const REFUSED =
  "Inference Component has no capacity to process this request. ApplicationAutoScaling may be in-progress (if configured) or try to increase the capacity by invoking UpdateInferenceComponentRuntimeConfig API.";

let local: Local;
const start = async (timing: string, seconds = 0): Promise<void> => {
  local = await startLocal({ settings: { timing, container: { kind: "stub", seconds } } });
};
afterEach(async () => {
  await local.stop();
  expect(local.failures).toEqual([]);
});

const invoke = () =>
  local.sdk.runtime.send(
    new InvokeEndpointCommand({ EndpointName: "llm", InferenceComponentName: "llama", Body: Buffer.from("{}") }),
  );
const answers = () =>
  invoke().then(
    () => true,
    () => false,
  );
async function currentCopies({ sdk }: Local): Promise<number | undefined> {
  const command = new DescribeInferenceComponentCommand({ InferenceComponentName: "llama" });
  return (await sdk.sagemaker.send(command)).RuntimeConfig?.CurrentCopyCount;
}
const COMPONENT = [{ Name: "InferenceComponentName", Value: "llama" }];
const ENDPOINT = [{ Name: "EndpointName", Value: "llm" }];

async function hostLlama(): Promise<void> {
  await hostEndpoint(local);
  await createComponent(local.sdk.sagemaker);
  await until(local, async () => (await desiredCopies(local)) === (await currentCopies(local)));
}

describe("AWS's announcement of scale to zero", () => {
  beforeEach(async () => {
    await start("aws-blog-8b");
    await hostLlama();
    await register(local, TARGET, 8);
    await putTrackingPolicy(local, TARGET, "inference-component-target-tracking-scaling-policy", {
      PredefinedMetricSpecification: {
        PredefinedMetricType: "SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution",
      },
      TargetValue: 5,
      ScaleInCooldown: 300,
      ScaleOutCooldown: 300,
    });
    const steps = await putStepPolicy(local, TARGET, "inference-component-step-scaling-policy", {
      MetricAggregationType: "Maximum",
      Cooldown: 60,
    });
    await putWakeAlarm(local, steps, {
      MetricName: "NoCapacityInvocationFailures",
      Statistic: "Maximum",
      Dimensions: COMPONENT,
      Period: 30,
      TreatMissingData: "missing",
    });
  });

  const asleep = () => until(local, async () => (await desiredCopies(local)) === 0);

  it("has no copies 15 to 17 minutes after the last request, and no instances 10 minutes later", async () => {
    await invoke();
    const copies = await asleep();
    expect(copies).toBeGreaterThanOrEqual(15 * MINUTE);
    expect(copies).toBeLessThanOrEqual(17 * MINUTE);
    expect(await until(local, async () => (await instancesOf(local)) === 0)).toBe(10 * MINUTE);
  });

  it("refuses in AWS's words, and answers within 10 % of 5.028 minutes", async () => {
    await asleep();
    await pass(local, 3600);
    await expect(invoke()).rejects.toMatchObject({
      name: "ValidationError",
      message: REFUSED,
      $metadata: { httpStatusCode: 400 },
    });
    const seconds = await until(local, answers);
    expect(Math.abs(seconds / (5.028 * MINUTE) - 1)).toBeLessThanOrEqual(0.1);
    expect(await causesOf(local)).toContain(
      "Setting desired copy count to 1. monitor alarm wake in state ALARM triggered policy inference-component-step-scaling-policy",
    );
  });
});

describe("the weekends of AWS's announcement, over the change to summer time", () => {
  const schedule = (Name: string, cron: string, action: string, input: object) =>
    local.sdk.scheduler.send(
      new CreateScheduleCommand({
        Name,
        ScheduleExpression: cron,
        ScheduleExpressionTimezone: "Europe/Paris",
        FlexibleTimeWindow: { Mode: "OFF" },
        Target: {
          Arn: `arn:aws:scheduler:::aws-sdk:sagemaker:${action}`,
          RoleArn: "arn:aws:iam::123456789012:role/scheduler",
          Input: JSON.stringify({ InferenceComponentName: "llama", ...input }),
        },
      }),
    );
  const goTo = (time: string) => pass(local, (Date.parse(time) - local.clock.now()) / 1000);

  beforeEach(async () => {
    await start("aws-blog-8b");
    await hostLlama();
    // Friday, in winter time.
    await goTo("2027-03-26T12:00:00Z");
  });

  it.each<readonly [string, readonly [string, object], readonly [string, object]]>([
    [
      "with the number of copies",
      ["updateInferenceComponentRuntimeConfig", { DesiredRuntimeConfig: { CopyCount: 0 } }],
      ["updateInferenceComponentRuntimeConfig", { DesiredRuntimeConfig: { CopyCount: 2 } }],
    ],
    [
      "by deleting the component",
      ["deleteInferenceComponent", {}],
      [
        "createInferenceComponent",
        {
          EndpointName: "llm",
          VariantName: "AllTraffic",
          RuntimeConfig: { CopyCount: 2 },
          Specification: {
            ModelName: "llama",
            ComputeResourceRequirements: { NumberOfAcceleratorDevicesRequired: 1, MinMemoryRequiredInMb: 1024 },
          },
        },
      ],
    ],
  ])("sleeps at 18:00 and has two copies from 07:00 in Paris, %s", async (_how, sleep, wake) => {
    await schedule("sleep", "cron(00 18 ? * 6 *)", ...sleep);
    await schedule("wake", "cron(00 07 ? * 2 *)", ...wake);
    await goTo("2027-03-26T16:59:50Z");
    expect(await answers()).toBe(true);
    await goTo("2027-03-26T17:00:10Z");
    expect(await answers()).toBe(false);
    await goTo("2027-03-29T04:59:50Z");
    expect([await answers(), await instancesOf(local)]).toEqual([false, 0]);
    await goTo("2027-03-29T05:00:10Z");
    expect(await desiredCopies(local)).toBe(2);
    expect(await until(local, answers)).toBeLessThanOrEqual(5 * MINUTE);
  });
});

describe("AWS's guide for components", () => {
  const TRACKING = {
    PredefinedMetricSpecification: { PredefinedMetricType: "SageMakerInferenceComponentInvocationsPerCopy" },
    TargetValue: 1,
    ScaleInCooldown: 300,
    ScaleOutCooldown: 300,
  } as const;

  beforeEach(async () => {
    await start("aws-blog-8b");
    await hostLlama();
    await register(local, TARGET, 2);
    await putTrackingPolicy(local, TARGET, "my-scaling-policy", TRACKING);
  });

  const wakes = async (policy: string): Promise<void> => {
    const steps = await putStepPolicy(local, TARGET, policy, { MetricAggregationType: "Maximum", Cooldown: 60 });
    await putWakeAlarm(local, steps, {
      ComparisonOperator: "GreaterThanThreshold",
      MetricName: "NoCapacityInvocationFailures",
      Statistic: "Sum",
      Dimensions: COMPONENT,
      Period: 60,
    });
  };

  it("never sleeps as it is written: the second policy overwrites the first one, of the same name", async () => {
    await wakes("my-scaling-policy");
    await pass(local, 86_400);
    expect(await desiredCopies(local)).toBe(1);
  });

  it("stays asleep after one refused request in a minute, and wakes after two: more than one is wanted", async () => {
    await wakes("my-step-policy");
    await until(local, async () => (await desiredCopies(local)) === 0);
    await pass(local, 30 * MINUTE);
    expect(await answers()).toBe(false);
    await pass(local, 30 * MINUTE);
    expect([await answers(), await answers()]).toEqual([false, false]);
    expect(await until(local, answers)).toBeLessThanOrEqual(7 * MINUTE);
  });
});

describe("an asynchronous endpoint that tracks its CPU", () => {
  it("never sleeps, for 1 % of 50 % is rounded up to one instance; set to zero by hand, it wakes by its backlog", async () => {
    await start("async-small", 5);
    await hostQueue(local);
    await register(local, INSTANCES, 1);
    await putTrackingPolicy(local, INSTANCES, "CPUUtil-ScalingPolicy", {
      TargetValue: 50,
      CustomizedMetricSpecification: {
        MetricName: "CPUUtilization",
        Namespace: "/aws/sagemaker/Endpoints",
        Dimensions: [...ENDPOINT, { Name: "VariantName", Value: "AllTraffic" }],
        Statistic: "Average",
        Unit: "Percent",
      },
      ScaleInCooldown: 300,
      ScaleOutCooldown: 300,
    });
    const steps = await putStepPolicy(local, INSTANCES, "HasBacklogWithoutCapacity-ScalingPolicy", {
      MetricAggregationType: "Average",
      Cooldown: 300,
    });
    await putWakeAlarm(local, steps, {
      MetricName: "HasBacklogWithoutCapacity",
      Statistic: "Average",
      Dimensions: ENDPOINT,
      Period: 60,
      EvaluationPeriods: 2,
      DatapointsToAlarm: 2,
    });
    await pass(local, 7 * 86_400);
    expect(await instancesOf(local)).toBe(1);
    expect(await causesOf(local)).toEqual([]);
    await local.sdk.sagemaker.send(
      new UpdateEndpointWeightsAndCapacitiesCommand({
        EndpointName: "llm",
        DesiredWeightsAndCapacities: [{ VariantName: "AllTraffic", DesiredInstanceCount: 0 }],
      }),
    );
    await until(local, async () => (await instancesOf(local)) === 0);
    await sendAsync(local, "one");
    expect(await until(local, () => isAnswered(local, "one"))).toBeLessThanOrEqual(12 * MINUTE);
  });
});

describe("an asynchronous endpoint that tracks its backlog alone", () => {
  const track = async (TargetValue: number, MaxCapacity: number, cooldowns = {}): Promise<void> => {
    await hostQueue(local);
    await register(local, INSTANCES, MaxCapacity);
    await putTrackingPolicy(local, INSTANCES, "Invocations-ScalingPolicy", {
      TargetValue,
      CustomizedMetricSpecification: {
        MetricName: "ApproximateBacklogSizePerInstance",
        Namespace: "AWS/SageMaker",
        Dimensions: ENDPOINT,
        Statistic: "Average",
      },
      ...cooldowns,
    });
    await until(local, async () => (await instancesOf(local)) === 0);
  };
  const send = async (count: number): Promise<void> => {
    for (let index = 0; index < count; index += 1) {
      await sendAsync(local, `request-${index}`);
    }
  };

  it("with a target of 1: answers the first of five requests about 11 minutes later, and then the others", async () => {
    await start("async-small", 60);
    await track(1, 1, { ScaleInCooldown: 150, ScaleOutCooldown: 300 });
    await send(5);
    const first = await until(local, () => isAnswered(local, "request-0"));
    expect(Math.abs(first / (11 * MINUTE) - 1)).toBeLessThanOrEqual(0.1);
    expect(await until(local, () => isAnswered(local, "request-4"))).toBe(4 * MINUTE);
    await until(local, async () => (await instancesOf(local)) === 0);
  });

  it.each([
    [5, 0],
    [6, 1],
  ])(
    "with a target of 5: %d requests bring %d instances, for their number must exceed the target",
    async (count, instances) => {
      await start("async-small", 7200);
      await track(5, 5);
      await send(count);
      await pass(local, 20 * MINUTE);
      expect(await instancesOf(local)).toBeGreaterThanOrEqual(instances);
      expect((await instancesOf(local)) === 0).toBe(instances === 0);
    },
  );
});

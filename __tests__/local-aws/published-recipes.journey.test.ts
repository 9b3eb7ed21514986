import { UpdateEndpointWeightsAndCapacitiesCommand } from "@aws-sdk/client-sagemaker";
import { CreateScheduleCommand } from "@aws-sdk/client-scheduler";
import { ComponentStory } from "./support/component-story";
import { createComponent, hostEndpoint } from "./support/hosting";
import { type Local, startLocal } from "./support/local";
import { QueueStory } from "./support/queue-story";
import {
  causesOf,
  hostQueue,
  INSTANCES,
  putStepPolicy,
  putTrackingPolicy,
  putWakeAlarm,
  register,
  until,
} from "./support/recipe-calls";
import { pass, TARGET } from "./support/scaling";

/* What others published about endpoints that sleep, call by call, with the real SDKs. */

const MINUTE = 60;
let local: Local;
let llama: ComponentStory;
let queue: QueueStory;
const start = async (timing: string, seconds = 0): Promise<void> => {
  local = await startLocal({ settings: { timing, container: { kind: "stub", seconds } } });
  llama = new ComponentStory(local);
  queue = new QueueStory(local);
};
afterEach(async () => {
  await local.stop();
  expect(local.failures).toEqual([]);
});

const COMPONENT = [{ Name: "InferenceComponentName", Value: "llama" }];
const ENDPOINT = [{ Name: "EndpointName", Value: "llm" }];

async function hostLlama(): Promise<void> {
  await hostEndpoint(local);
  await createComponent(local.sdk.sagemaker);
  await llama.settled();
}

describe("AWS's announcement of scale to zero", () => {
  beforeEach(async () => {
    await start("aws-blog-8b", 1);
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

  it("has no copies 15 to 17 minutes after the last request, and no instances 10 minutes later", async () => {
    await llama.sleepsAsAnnounced();
  });

  it("refuses in AWS's words, and answers within 10 % of 5.028 minutes", async () => {
    await llama.wakesAsAnnounced({ alarm: "wake", policy: "inference-component-step-scaling-policy" });
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

  beforeEach(async () => {
    await start("aws-blog-8b", 1);
    await hostLlama();
    // Friday, in winter time.
    await llama.goTo("2027-03-26T12:00:00Z");
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
    await llama.sleepsOverTheWeekend({ isWokenByRequests: false });
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
    await start("aws-blog-8b", 1);
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
    expect(await llama.desired()).toBe(1);
  });

  it("stays asleep after one refused request in a minute, and wakes after two: more than one is wanted", async () => {
    await wakes("my-step-policy");
    await llama.asleep();
    await pass(local, 30 * MINUTE);
    expect(await llama.answers()).toBe(false);
    await pass(local, 30 * MINUTE);
    expect([await llama.answers(), await llama.answers()]).toEqual([false, false]);
    expect(await until(local, llama.answers)).toBeLessThanOrEqual(7 * MINUTE);
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
    expect(await queue.instances()).toBe(1);
    expect(await causesOf(local)).toEqual([]);
    await local.sdk.sagemaker.send(
      new UpdateEndpointWeightsAndCapacitiesCommand({
        EndpointName: "llm",
        DesiredWeightsAndCapacities: [{ VariantName: "AllTraffic", DesiredInstanceCount: 0 }],
      }),
    );
    await queue.asleep();
    await queue.send(1);
    expect(await queue.answered(0)).toBeLessThanOrEqual(12 * MINUTE);
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
  };

  it("with a target of 1: answers the first of five requests about 11 minutes later, and then the others", async () => {
    await start("async-small", 60);
    await track(1, 1, { ScaleInCooldown: 150, ScaleOutCooldown: 300 });
    await queue.answersFiveAsReported();
  });

  it.each([
    [5, false],
    [6, true],
  ])("with a target of 5: %d requests wake it: %s, for their number must exceed the target", async (count, wakes) => {
    await start("async-small", 7200);
    await track(5, 5);
    expect(await queue.isWokenBy(count)).toBe(wakes);
  });
});

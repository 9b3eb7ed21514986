import { PutScheduledActionCommand } from "@aws-sdk/client-application-auto-scaling";
import { CreateScheduleCommand } from "@aws-sdk/client-scheduler";
import { ManualClock } from "../../src/local-aws/clock";
import { LocalAws } from "../../src/local-aws/local-aws";
import { pageState } from "../../src/local-aws/page/page-state";
import { Store } from "../../src/local-aws/store/store";
import { hostComponent } from "./support/hosting";
import { START, useLocal } from "./support/local";
import { activitiesOf, registerTarget, TARGET } from "./support/scaling";

const local = useLocal();

/** Seconds of processor time of ten simulated years. */
async function tenYears(): Promise<number> {
  const before = process.cpuUsage();
  local().clock.advance(10 * 365 * 86_400);
  await local().aws.tick();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

describe("ten simulated years without traffic", () => {
  beforeEach(async () => {
    await hostComponent(local());
    await registerTarget(local());
  });

  it("pass in seconds with a scheduled action each evening", async () => {
    await local().sdk.scaling.send(
      new PutScheduledActionCommand({
        ...TARGET,
        ScheduledActionName: "evening",
        ScalableTargetAction: { MinCapacity: 0, MaxCapacity: 0 },
        Schedule: "cron(0 19 * * ? *)",
        Timezone: "Europe/Paris",
      }),
    );
    expect(await tenYears()).toBeLessThan(10);
    expect((await activitiesOf(local())).length).toBeGreaterThan(40);
  });

  it("pass in seconds with a schedule each week", async () => {
    const DesiredRuntimeConfig = { CopyCount: 0 };
    await local().sdk.scheduler.send(
      new CreateScheduleCommand({
        Name: "night",
        ScheduleExpression: "cron(0 18 ? * FRI *)",
        ScheduleExpressionTimezone: "America/New_York",
        FlexibleTimeWindow: { Mode: "OFF" },
        Target: {
          Arn: "arn:aws:scheduler:::aws-sdk:sagemaker:updateInferenceComponentRuntimeConfig",
          RoleArn: "arn:aws:iam::123456789012:role/scheduler",
          Input: JSON.stringify({ InferenceComponentName: "llama", DesiredRuntimeConfig }),
        },
      }),
    );
    expect(await tenYears()).toBeLessThan(10);
  });
});

it("the page costs little with 200 endpoints that each changed 500 times", () => {
  const step = (index: number) => ({ at: START + index * 1000, instances: index % 2, ready: 0, copies: {} });
  const steps = Array.from({ length: 500 }, (_, index) => step(index));
  const names = Array.from({ length: 200 }, (_, index) => `llm-${index}`);
  const endpoint = (name: string) => ({
    name,
    status: "InService",
    variants: [{ VariantName: "A", CurrentInstanceCount: 0, DesiredInstanceCount: 0 }],
    hosting: [{ VariantName: "A", hostsComponents: false, isServerless: false }],
    steps: [],
  });
  const store = Store.from({
    "us-east-1": {
      "sagemaker.endpoints": Object.fromEntries(names.map((name) => [name, endpoint(name)])),
      "sagemaker.fleet-history": Object.fromEntries(names.map((name) => [`endpoint/${name}/variant/A`, { steps }])),
    },
  });
  const failed = (error: unknown) => {
    throw error;
  };
  const aws = new LocalAws({ clock: new ManualClock(START), store, onFailure: failed });
  const before = process.cpuUsage();
  const { endpoints } = pageState(aws, 3600);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1e6).toBeLessThan(2);
  expect(endpoints).toHaveLength(200);
  expect(endpoints[0]?.units[0]?.steps).toHaveLength(500);
});

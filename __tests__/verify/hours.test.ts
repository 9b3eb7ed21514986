import {
  DeleteScalingPolicyCommand,
  PutScalingPolicyCommand,
  PutScheduledActionCommand,
  RegisterScalableTargetCommand,
  type ScalableTargetAction,
} from "@aws-sdk/client-application-auto-scaling";
import { durations } from "../../src/local-aws/services/sagemaker/durations";
import { allRules } from "../../src/rules/all-rules";
import { createEndpoint, createModel, createQueueConfig, QUEUE } from "../local-aws/support/hosting";
import { useLocal } from "../local-aws/support/local";
import { scaleToZero } from "../support/command-line";
import { scratchFolder } from "../support/files";
import { COMPONENT, putWakeAlarm, registerTarget, useCredentials, wireComponent } from "../support/live-stack";
import { useQuickCalls } from "../support/quick-calls";
import { SteppingClock } from "../support/stepping-clock";
import { unwrapped } from "../support/unwrapped";

const local = useLocal();
useCredentials();
useQuickCalls();
const files = scratchFolder();

const outputs = (components: readonly string[]) =>
  files.write("outputs.json", {
    chat: {
      scale_to_zero: {
        scale_to_zero: 1,
        endpoints: [
          { endpoint_name: "llm", endpoint_config_name: "config", inference_component_names: [...components] },
        ],
      },
    },
  });

async function verified(...argv: readonly string[]) {
  const clock = new SteppingClock((seconds) => local().clock.advance(seconds));
  const where = ["--region", "us-east-1", "--endpoint-url", local().url];
  const { code, stdout } = await scaleToZero(["verify", ...argv, ...where], {
    rules: allRules,
    clock,
    cwd: files.path("."),
  });
  return { code, said: unwrapped(stdout), verdict: unwrapped(stdout.split("\n  arn:")[0] ?? "") };
}

const schedule = (name: string, hour: number, action: ScalableTargetAction, target: object = COMPONENT) =>
  local().sdk.scaling.send(
    new PutScheduledActionCommand({
      ...COMPONENT,
      ...target,
      ScheduledActionName: name,
      Schedule: `cron(0 ${hour} * * ? *)`,
      Timezone: "Europe/Dublin",
      ScalableTargetAction: action,
    }),
  );

describe("a component whose wake policy was deleted, with a schedule that raises its minimum at 07:00", () => {
  const wired = async () => {
    await wireComponent(local());
    await local().sdk.scaling.send(new DeleteScalingPolicyCommand({ ...COMPONENT, PolicyName: "llama-wake" }));
    await schedule("morning", 7, { MinCapacity: 1 });
    await schedule("evening", 20, { MinCapacity: 0 });
  };

  it.each([
    ["outputs", () => ["--outputs", outputs(["llama"])]],
    ["a name alone", () => ["--endpoint", "llm"]],
  ])("is an error, and no request wakes it, by %s", async (_, argv) => {
    await wired();
    const { code, said, verdict } = await verified(...argv());
    expect(code).toBe(3);
    expect(verdict).toBe("llm: sleeps when idle for about 25 min, no request wakes it, only 07:00 Europe/Dublin");
    expect(said).toContain("error W01 wake-policy: its copies can go to 0, and no step policy adds the first one");
  });

  it("is well with the policy, which a request wakes", async () => {
    await wireComponent(local());
    await schedule("morning", 7, { MinCapacity: 1 });
    await schedule("evening", 20, { MinCapacity: 0 });
    const { code, verdict } = await verified("--endpoint", "llm");
    expect({ code, verdict }).toEqual({
      code: 0,
      verdict: "llm: sleeps when idle for about 25 min, wakes on one request",
    });
  });
});

describe("a queue without a wake policy, with a schedule that raises its minimum at 07:00", () => {
  const wired = async () => {
    const { sagemaker, scaling } = local().sdk;
    await createModel(sagemaker);
    await createQueueConfig(sagemaker);
    await createEndpoint(sagemaker);
    local().clock.advance(durations.createEndpoint);
    await scaling.send(new RegisterScalableTargetCommand({ ...QUEUE, MinCapacity: 0, MaxCapacity: 2 }));
    const { PolicyARN: idle } = await scaling.send(
      new PutScalingPolicyCommand({
        ...QUEUE,
        PolicyName: "llm-idle",
        PolicyType: "StepScaling",
        StepScalingPolicyConfiguration: {
          AdjustmentType: "ExactCapacity",
          Cooldown: 300,
          StepAdjustments: [{ MetricIntervalUpperBound: 0, ScalingAdjustment: 0 }],
        },
      }),
    );
    await putWakeAlarm(local(), {
      AlarmName: "llm-idle",
      MetricName: "ApproximateBacklogSize",
      Dimensions: [{ Name: "EndpointName", Value: "llm" }],
      ComparisonOperator: "LessThanThreshold",
      TreatMissingData: "missing",
      AlarmActions: [idle ?? ""],
    });
    await schedule("morning", 7, { MinCapacity: 1 }, QUEUE);
    await schedule("evening", 20, { MinCapacity: 0 }, QUEUE);
  };

  it.each([
    ["outputs", () => ["--outputs", outputs([])]],
    ["a name alone", () => ["--endpoint", "llm"]],
  ])("is an error, and no request wakes it, by %s", async (_, argv) => {
    await wired();
    const { code, said, verdict } = await verified(...argv());
    expect(code).toBe(3);
    expect(verdict).toMatch(
      /^llm: sleeps when idle for about \d+ min, no request wakes it, only 07:00 Europe\/Dublin$/,
    );
    expect(said).toContain("error W29 ");
  });
});

describe("hours that are meant: a maximum of 0 from 19:00, a minimum of 1 from 07:00", () => {
  const meant = async () => {
    await wireComponent(local());
    await registerTarget(local(), { MinCapacity: 1 });
    await schedule("evening", 19, { MinCapacity: 0, MaxCapacity: 0 });
    await schedule("morning", 7, { MinCapacity: 1, MaxCapacity: 2 });
  };
  const VERDICT = "llm: asleep 19:00 to 07:00 Europe/Dublin, nothing wakes it in between";

  it.each([
    ["outputs", () => ["--outputs", outputs(["llama"])]],
    ["a name alone", () => ["--endpoint", "llm"]],
  ])("are no fault, by %s", async (_, argv) => {
    await meant();
    const { code, said, verdict } = await verified(...argv());
    expect({ code, verdict }).toEqual({ code: 0, verdict: VERDICT });
    expect(said).toContain("wake path: schedule morning -> target 1..2");
    expect(said).toContain("1 endpoint: no findings");
  });

  it("are no fault without a wake policy either", async () => {
    await meant();
    await local().sdk.scaling.send(new DeleteScalingPolicyCommand({ ...COMPONENT, PolicyName: "llama-wake" }));
    const { code, verdict } = await verified("--endpoint", "llm");
    expect({ code, verdict }).toEqual({ code: 0, verdict: VERDICT });
  });

  it("keep both schedules in JSON", async () => {
    await meant();
    const { said } = await verified("--endpoint", "llm", "--format", "json");
    expect(said).toContain('"sleepsWhen": { "kind": "hours", "schedules": [ "19:00 Europe/Dublin" ] }');
    expect(said).toContain('"wakesWhen": { "kind": "hours", "schedules": [ "07:00 Europe/Dublin" ] }');
    expect(said).toContain('"wakes": "no"');
  });
});

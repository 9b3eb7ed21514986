import {
  DescribeScalableTargetsCommand,
  RegisterScalableTargetCommand,
} from "@aws-sdk/client-application-auto-scaling";
import { DescribeInferenceComponentCommand } from "@aws-sdk/client-sagemaker";
import {
  CreateScheduleCommand,
  type CreateScheduleCommandInput,
  DeleteScheduleCommand,
  GetScheduleCommand,
  ListSchedulesCommand,
  UpdateScheduleCommand,
} from "@aws-sdk/client-scheduler";
import { CreateQueueCommand, type Message, ReceiveMessageCommand } from "@aws-sdk/client-sqs";
import { hostComponent } from "./support/hosting";
import { START, useLocal } from "./support/local";
import { hostQueue } from "./support/recipe-calls";

const ROLE = "arn:aws:iam::123456789012:role/scheduler";
const QUEUE = "arn:aws:sqs:us-east-1:123456789012:runs";
const UPDATE = "arn:aws:scheduler:::aws-sdk:sagemaker:updateInferenceComponentRuntimeConfig";
const local = useLocal();
const scheduler = () => local().sdk.scheduler;
const at = (time: string) => local().clock.advance((Date.parse(time) - local().clock.now()) / 1000);

const copies = (CopyCount: number) =>
  JSON.stringify({ InferenceComponentName: "llama", DesiredRuntimeConfig: { CopyCount } });
const sleepAt = (ScheduleExpression: string, more: Partial<CreateScheduleCommandInput> = {}) => ({
  Name: "night",
  ScheduleExpression,
  FlexibleTimeWindow: { Mode: "OFF" as const },
  Target: { Arn: UPDATE, RoleArn: ROLE, Input: copies(0) },
  ...more,
});
const create = (input: CreateScheduleCommandInput) => scheduler().send(new CreateScheduleCommand(input));
const desired = async () =>
  (await local().sdk.sagemaker.send(new DescribeInferenceComponentCommand({ InferenceComponentName: "llama" })))
    .RuntimeConfig?.DesiredCopyCount;

/** A schedule that writes the time that it was to run at into a queue. */
async function record(input: Partial<CreateScheduleCommandInput>): Promise<void> {
  await local().sdk.sqs.send(
    new CreateQueueCommand({ QueueName: "runs", Attributes: { MessageRetentionPeriod: "1209600" } }),
  );
  await create({
    ...sleepAt("rate(1 hour)"),
    Target: { Arn: QUEUE, RoleArn: ROLE, Input: "<aws.scheduler.scheduled-time>" },
    ...input,
  });
}

async function messages(queue = "runs"): Promise<readonly Message[]> {
  const all: Message[] = [];
  for (;;) {
    const { Messages = [] } = await local().sdk.sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: `${local().url}/123456789012/${queue}`,
        MaxNumberOfMessages: 10,
        VisibilityTimeout: 43_200,
        MessageAttributeNames: ["All"],
        MessageSystemAttributeNames: ["All"],
      }),
    );
    if (Messages.length === 0) {
      return all;
    }
    all.push(...Messages);
  }
}
const bodies = async () => (await messages()).map(({ Body }) => Body);

describe("a schedule with a universal target", () => {
  it("sets the copies of a component at its time, and not before", async () => {
    await hostComponent(local());
    await create(sleepAt("cron(0 20 * * ? *)", { ScheduleExpressionTimezone: "Europe/Paris" }));
    at("2026-11-21T18:59:59Z");
    expect(await desired()).toBe(1);
    at("2026-11-21T19:00:00Z");
    expect(await desired()).toBe(0);
  });

  it("registers a scalable target with another minimum", async () => {
    await hostComponent(local());
    const target = {
      ServiceNamespace: "sagemaker" as const,
      ResourceId: "inference-component/llama",
      ScalableDimension: "sagemaker:inference-component:DesiredCopyCount" as const,
    };
    await local().sdk.scaling.send(new RegisterScalableTargetCommand({ ...target, MinCapacity: 1, MaxCapacity: 2 }));
    await create(
      sleepAt("at(2026-11-22T20:00:00)", {
        Target: {
          Arn: "arn:aws:scheduler:::aws-sdk:applicationautoscaling:registerScalableTarget",
          RoleArn: ROLE,
          Input: JSON.stringify({ ...target, MinCapacity: 0 }),
        },
      }),
    );
    at("2026-11-22T20:00:00Z");
    const { ScalableTargets } = await local().sdk.scaling.send(
      new DescribeScalableTargetsCommand({ ServiceNamespace: "sagemaker" }),
    );
    expect(ScalableTargets).toMatchObject([{ MinCapacity: 0, MaxCapacity: 2 }]);
  });

  it.each([
    ["where its input lies", { InputLocation: "s3://questions/one" }, ""],
    ["with its input as a text", { Body: '{"inputs":"hi"}' }, '{"inputs":"hi"}'],
  ])("sends an asynchronous request, %s", async (_how, input, answer) => {
    await hostQueue(local());
    await create(
      sleepAt("at(2026-11-22T20:00:00)", {
        Target: {
          Arn: "arn:aws:scheduler:::aws-sdk:sagemakerruntime:invokeEndpointAsync",
          RoleArn: ROLE,
          Input: JSON.stringify({ EndpointName: "llm", InferenceId: "one", ...input }),
        },
      }),
    );
    const read = () => fetch(`${local().url}/_local/objects/answers/out/one.out`);
    at("2026-11-22T19:59:50Z");
    await local().aws.tick();
    expect((await read()).status).toBe(404);
    at("2026-11-22T20:01:00Z");
    await local().aws.tick();
    const answered = await read();
    expect([answered.status, await answered.text()]).toEqual([200, answer]);
  });

  it("deletes a component", async () => {
    await hostComponent(local());
    await create(
      sleepAt("at(2026-11-22T20:00:00)", {
        Target: {
          Arn: "arn:aws:scheduler:::aws-sdk:sagemaker:deleteInferenceComponent",
          RoleArn: ROLE,
          Input: '{"InferenceComponentName":"llama"}',
        },
      }),
    );
    at("2026-11-22T21:00:00Z");
    await expect(desired()).rejects.toMatchObject({ name: "ValidationException" });
  });
});

describe("the times of a schedule", () => {
  it("follow its zone over a change of the clocks", async () => {
    local().clock.advance((Date.parse("2027-03-26T12:00:00Z") - START) / 1000);
    await record({ ScheduleExpression: "cron(0 7 * * ? *)", ScheduleExpressionTimezone: "Europe/Paris" });
    at("2027-03-29T12:00:00Z");
    expect(await bodies()).toEqual(["2027-03-27T06:00:00Z", "2027-03-28T05:00:00Z", "2027-03-29T05:00:00Z"]);
  });

  it("are a rate from its start to its end", async () => {
    await record({
      ScheduleExpression: "rate(2 hours)",
      StartDate: new Date("2026-11-21T15:00:00Z"),
      EndDate: new Date("2026-11-21T19:30:00Z"),
    });
    at("2026-11-22T12:00:00Z");
    expect(await bodies()).toEqual(["2026-11-21T15:00:00Z", "2026-11-21T17:00:00Z", "2026-11-21T19:00:00Z"]);
  });

  it("come from an update from then on, and end with a deletion", async () => {
    await record({});
    at("2026-11-21T13:00:00Z");
    const { Target, FlexibleTimeWindow } = await scheduler().send(new GetScheduleCommand({ Name: "night" }));
    const update = (State: "ENABLED" | "DISABLED") =>
      scheduler().send(
        new UpdateScheduleCommand({
          Name: "night",
          ScheduleExpression: "cron(30 * * * ? *)",
          Target,
          FlexibleTimeWindow,
          State,
        }),
      );
    await update("ENABLED");
    at("2026-11-21T14:45:00Z");
    expect(await bodies()).toEqual(["2026-11-21T13:00:00Z", "2026-11-21T13:30:00Z", "2026-11-21T14:30:00Z"]);
    await update("DISABLED");
    at("2026-11-21T16:00:00Z");
    await update("ENABLED");
    at("2026-11-21T16:45:00Z");
    expect(await bodies()).toEqual(["2026-11-21T16:30:00Z"]);
    await scheduler().send(new DeleteScheduleCommand({ Name: "night" }));
    at("2026-11-21T20:00:00Z");
    expect(await bodies()).toEqual([]);
  });

  it("are within the flexible window, and the same again", async () => {
    await record({
      ScheduleExpression: "cron(0 * * * ? *)",
      FlexibleTimeWindow: { Mode: "FLEXIBLE", MaximumWindowInMinutes: 30 },
    });
    at("2026-11-22T12:59:00Z");
    const delays = (await messages()).map(
      ({ Body = "", Attributes }) => Number(Attributes?.SentTimestamp) - Date.parse(Body),
    );
    expect(delays).toHaveLength(24);
    expect(Math.min(...delays)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...delays)).toBeLessThan(30 * 60_000);
    expect(new Set(delays).size).toBeGreaterThan(20);
  });
});

describe("a schedule whose work is done", () => {
  const names = async () => (await scheduler().send(new ListSchedulesCommand({}))).Schedules?.map(({ Name }) => Name);

  it.each([
    ["DELETE" as const, []],
    ["NONE" as const, ["night"]],
  ])("with %s leaves %j", async (ActionAfterCompletion, left) => {
    await record({ ScheduleExpression: "at(2026-11-21T13:00:00)", ActionAfterCompletion });
    at("2026-11-21T12:59:59Z");
    expect(await names()).toEqual(["night"]);
    at("2026-11-21T13:00:00Z");
    expect(await names()).toEqual(left);
    expect(await bodies()).toEqual(["2026-11-21T13:00:00Z"]);
  });
});

describe("a target that refuses", () => {
  const DEAD = "arn:aws:sqs:us-east-1:123456789012:dead";
  const failing = async (RetryPolicy: { MaximumRetryAttempts?: number; MaximumEventAgeInSeconds?: number }) => {
    await local().sdk.sqs.send(new CreateQueueCommand({ QueueName: "dead" }));
    return create(
      sleepAt("at(2026-11-22T20:00:00)", {
        Target: { Arn: UPDATE, RoleArn: ROLE, Input: copies(0), RetryPolicy, DeadLetterConfig: { Arn: DEAD } },
      }),
    );
  };
  const attempts = () =>
    local()
      .aws.journal.entries()
      .filter(({ by }) => by === "scheduler");

  it("is called again with growing intervals until its retries are used up, and then buried", async () => {
    const { ScheduleArn } = await failing({ MaximumRetryAttempts: 3 });
    at("2026-11-22T21:00:00Z");
    const [dead, ...others] = await messages("dead");
    expect(others).toEqual([]);
    expect(attempts().map(({ at: time }) => (time - Date.parse("2026-11-22T20:00:00Z")) / 1000)).toEqual([
      0, 5, 15, 35,
    ]);
    expect(JSON.parse(dead?.Body ?? "")).toEqual({
      InferenceComponentName: "llama",
      DesiredRuntimeConfig: { CopyCount: 0 },
    });
    const texts = Object.entries(dead?.MessageAttributes ?? {}).map(([name, { StringValue }]) => [name, StringValue]);
    expect(Object.fromEntries(texts)).toMatchObject({
      ERROR_CODE: "ValidationException",
      ERROR_MESSAGE: expect.stringContaining("llama"),
      EXHAUSTED_RETRY_CONDITION: "MaximumRetryAttempts",
      IS_PAYLOAD_TRUNCATED: "false",
      RETRY_ATTEMPTS: "3",
      SCHEDULED_TIME: "2026-11-22T20:00:00Z",
      SCHEDULE_ARN: ScheduleArn,
      TARGET_ARN: UPDATE,
    });
  });

  it("is given up when the event is too old", async () => {
    await failing({ MaximumEventAgeInSeconds: 60 });
    at("2026-11-22T21:00:00Z");
    const [dead] = await messages("dead");
    expect(dead?.MessageAttributes?.EXHAUSTED_RETRY_CONDITION?.StringValue).toBe("MaximumEventAgeInSeconds");
    expect(dead?.Attributes?.SentTimestamp).toBe(String(Date.parse("2026-11-22T20:00:35Z")));
  });

  it("that takes the call in the end is not buried", async () => {
    await hostComponent(local());
    await failing({});
    local().aws.faults.add([
      {
        service: "sagemaker",
        operation: "UpdateInferenceComponentRuntimeConfig",
        times: 2,
        effect: { kind: "throttle" },
      },
    ]);
    at("2026-11-22T20:00:14Z");
    expect(await desired()).toBe(1);
    at("2026-11-22T20:00:15Z");
    expect(await desired()).toBe(0);
    at("2026-11-24T20:00:00Z");
    expect(await messages("dead")).toEqual([]);
  });

  it("that local AWS does not have is buried at once", async () => {
    await local().sdk.sqs.send(new CreateQueueCommand({ QueueName: "dead" }));
    const Arn = "arn:aws:scheduler:::aws-sdk:ec2:stopInstances";
    await create(
      sleepAt("at(2026-11-22T20:00:00)", { Target: { Arn, RoleArn: ROLE, DeadLetterConfig: { Arn: DEAD } } }),
    );
    at("2026-11-22T20:00:00Z");
    const [dead] = await messages("dead");
    expect(dead?.MessageAttributes?.ERROR_MESSAGE?.StringValue).toContain("ec2:stopInstances");
  });
});

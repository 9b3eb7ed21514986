import {
  CreateScheduleCommand,
  type CreateScheduleCommandInput,
  CreateScheduleGroupCommand,
  DeleteScheduleCommand,
  DeleteScheduleGroupCommand,
  GetScheduleCommand,
  GetScheduleGroupCommand,
  ListScheduleGroupsCommand,
  ListSchedulesCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateScheduleCommand,
} from "@aws-sdk/client-scheduler";
import { START, useLocal } from "./support/local";

const ARN = "arn:aws:scheduler:us-east-1:123456789012";
const local = useLocal();
const scheduler = () => local().sdk.scheduler;

const SCHEDULE = {
  Name: "night",
  ScheduleExpression: "cron(0 20 * * ? *)",
  ScheduleExpressionTimezone: "Europe/Paris",
  FlexibleTimeWindow: { Mode: "OFF" },
  StartDate: new Date("2026-12-01T00:00:00Z"),
  Target: {
    Arn: "arn:aws:scheduler:::aws-sdk:sagemaker:updateInferenceComponentRuntimeConfig",
    RoleArn: "arn:aws:iam::123456789012:role/scheduler",
    Input: '{"InferenceComponentName":"llama","DesiredRuntimeConfig":{"CopyCount":0}}',
    RetryPolicy: { MaximumEventAgeInSeconds: 3600 },
  },
} as const satisfies CreateScheduleCommandInput;

const create = (input: Partial<CreateScheduleCommandInput> = {}) =>
  scheduler().send(new CreateScheduleCommand({ ...SCHEDULE, ...input }));
const get = (Name = "night", GroupName?: string) => scheduler().send(new GetScheduleCommand({ Name, GroupName }));
const createGroup = (Name = "sleepers") =>
  scheduler().send(new CreateScheduleGroupCommand({ Name, Tags: [{ Key: "team", Value: "inference" }] }));

describe("a schedule", () => {
  it("is told as it was created, with the service's defaults", async () => {
    expect((await create()).ScheduleArn).toBe(`${ARN}:schedule/default/night`);
    expect(await get()).toMatchObject({
      ...SCHEDULE,
      GroupName: "default",
      State: "ENABLED",
      ActionAfterCompletion: "NONE",
      CreationDate: new Date(START),
      Target: { ...SCHEDULE.Target, RetryPolicy: { MaximumEventAgeInSeconds: 3600, MaximumRetryAttempts: 185 } },
    });
  });

  it("loses what an update leaves out", async () => {
    await create({ Description: "sleeps at night", ActionAfterCompletion: "DELETE" });
    await scheduler().send(new UpdateScheduleCommand({ ...SCHEDULE, State: "DISABLED" }));
    const schedule = await get();
    expect(schedule).toMatchObject({ State: "DISABLED", ActionAfterCompletion: "NONE" });
    expect(schedule.Description).toBeUndefined();
  });

  it("is gone when it is deleted", async () => {
    await create();
    await scheduler().send(new DeleteScheduleCommand({ Name: "night" }));
    await expect(get()).rejects.toMatchObject({
      name: "ResourceNotFoundException",
      message: "Schedule night does not exist.",
    });
  });

  it("needs a name of its own in its group", async () => {
    await createGroup();
    await create();
    await expect(create()).rejects.toMatchObject({ name: "ConflictException" });
    expect((await create({ GroupName: "sleepers" })).ScheduleArn).toBe(`${ARN}:schedule/sleepers/night`);
    expect((await get("night", "sleepers")).GroupName).toBe("sleepers");
  });

  it("needs a group that exists", async () => {
    await expect(create({ GroupName: "other" })).rejects.toMatchObject({ name: "ResourceNotFoundException" });
  });

  it.each<[string, Partial<CreateScheduleCommandInput>]>([
    ["an expression of Unix", { ScheduleExpression: "0 20 * * *" }],
    ["a time zone that IANA does not have", { ScheduleExpressionTimezone: "Mars/Phobos" }],
    ["an input that is no JSON", { Target: { ...SCHEDULE.Target, Input: "{" } }],
    ["a window without a length", { FlexibleTimeWindow: { Mode: "FLEXIBLE" } }],
    ["an hour that a day does not have", { ScheduleExpression: "cron(0 25 * * ? *)" }],
    ["a rate of nothing", { ScheduleExpression: "rate(0 hours)" }],
    ["a role that is none", { Target: { ...SCHEDULE.Target, RoleArn: "arn:aws:iam::123456789012:user/scheduler" } }],
    ["a target that is no ARN", { Target: { ...SCHEDULE.Target, Arn: "sleeper" } }],
    ["an action that is none", { Target: { ...SCHEDULE.Target, Arn: "arn:aws:scheduler:::aws-sdk:sagemaker" } }],
    [
      "dead letters that go to no queue",
      { Target: { ...SCHEDULE.Target, DeadLetterConfig: { Arn: "arn:aws:sns:us-east-1:123456789012:dead" } } },
    ],
    ["a start that is past", { StartDate: new Date(START - 6 * 60_000) }],
    ["an end before its start", { EndDate: new Date("2026-11-30T00:00:00Z") }],
  ])("is refused for %s", async (_why, input) => {
    await expect(create(input)).rejects.toMatchObject({ name: "ValidationException" });
  });

  it.each<[string, Partial<CreateScheduleCommandInput>]>([
    ["a rate as people write it", { ScheduleExpression: "rate(1 hours)" }],
    ["one time", { ScheduleExpression: "at(2026-12-24T18:00:00)" }],
    ["a start of a moment ago", { StartDate: new Date(START - 4 * 60_000) }],
    ["an end", { EndDate: new Date("2026-12-31T00:00:00Z") }],
    ["a function", { Target: { ...SCHEDULE.Target, Arn: "arn:aws:lambda:us-east-1:123456789012:function:sleeper" } }],
    [
      "dead letters",
      { Target: { ...SCHEDULE.Target, DeadLetterConfig: { Arn: "arn:aws:sqs:us-east-1:123456789012:dead" } } },
    ],
  ])("takes %s, and tells it", async (_what, input) => {
    await create(input);
    expect(await get()).toMatchObject(input);
  });

  it("is looked for in groups that exist", async () => {
    const list = (GroupName: string) => scheduler().send(new ListSchedulesCommand({ GroupName }));
    await expect(list("other")).rejects.toMatchObject({ name: "ResourceNotFoundException" });
    expect((await list("default")).Schedules).toEqual([]);
    await expect(scheduler().send(new ListSchedulesCommand({ NextToken: "mine" }))).rejects.toMatchObject({
      name: "ValidationException",
    });
  });

  it("comes in pages of its group", async () => {
    await create({ Name: "a" });
    await create({ Name: "b" });
    const page = (NextToken?: string) =>
      scheduler().send(new ListSchedulesCommand({ GroupName: "default", MaxResults: 1, NextToken }));
    const first = await page();
    const second = await page(first.NextToken);
    expect([first.Schedules?.[0]?.Name, second.Schedules?.[0]?.Name, second.NextToken]).toEqual(["a", "b", undefined]);
  });
});

describe("a schedule group", () => {
  it("is there by default", async () => {
    const { ScheduleGroups } = await scheduler().send(new ListScheduleGroupsCommand({}));
    expect(ScheduleGroups).toMatchObject([{ Name: "default", State: "ACTIVE" }]);
    await expect(scheduler().send(new DeleteScheduleGroupCommand({ Name: "default" }))).rejects.toMatchObject({
      name: "ValidationException",
    });
  });

  it("takes its schedules along when it is deleted", async () => {
    await createGroup();
    await create({ GroupName: "sleepers" });
    await scheduler().send(new DeleteScheduleGroupCommand({ Name: "sleepers" }));
    await expect(get("night", "sleepers")).rejects.toMatchObject({ name: "ResourceNotFoundException" });
    await expect(scheduler().send(new GetScheduleGroupCommand({ Name: "sleepers" }))).rejects.toMatchObject({
      name: "ResourceNotFoundException",
    });
  });

  it("needs a name of its own", async () => {
    await createGroup();
    await expect(createGroup()).rejects.toMatchObject({ name: "ConflictException" });
  });

  it("has no tags when it does not exist", async () => {
    const ResourceArn = `${ARN}:schedule-group/other`;
    await expect(scheduler().send(new ListTagsForResourceCommand({ ResourceArn }))).rejects.toMatchObject({
      name: "ResourceNotFoundException",
    });
  });

  it("is found by its whole ARN", async () => {
    await createGroup();
    const list = (ResourceArn: string) => scheduler().send(new ListTagsForResourceCommand({ ResourceArn }));
    await expect(list("arn:aws:scheduler:eu-west-1:123456789012:schedule-group/sleepers")).rejects.toMatchObject({
      name: "ResourceNotFoundException",
    });
    await expect(list(`${ARN}:schedule/default/night`)).rejects.toMatchObject({ name: "ValidationException" });
    await expect(list(`${ARN}:schedule-group/sleepers`)).resolves.toBeDefined();
  });

  it("takes and loses tags", async () => {
    const { ScheduleGroupArn: ResourceArn } = await createGroup();
    const tags = async () => (await scheduler().send(new ListTagsForResourceCommand({ ResourceArn }))).Tags;
    await scheduler().send(new TagResourceCommand({ ResourceArn, Tags: [{ Key: "stage", Value: "test" }] }));
    expect(await tags()).toEqual([
      { Key: "team", Value: "inference" },
      { Key: "stage", Value: "test" },
    ]);
    await scheduler().send(new UntagResourceCommand({ ResourceArn, TagKeys: ["team"] }));
    expect(await tags()).toEqual([{ Key: "stage", Value: "test" }]);
  });
});

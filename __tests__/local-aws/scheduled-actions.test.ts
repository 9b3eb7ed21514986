import {
  DescribeScalableTargetsCommand,
  DescribeScalingActivitiesCommand,
  DescribeScheduledActionsCommand,
  PutScheduledActionCommand,
  type PutScheduledActionCommandInput,
} from "@aws-sdk/client-application-auto-scaling";
import { hostComponent } from "./support/hosting";
import { useLocal } from "./support/local";
import { activitiesOf, desiredCopies, pass, registerTarget, settleScaling, TARGET } from "./support/scaling";

const local = useLocal();
const schedule = (input: Partial<PutScheduledActionCommandInput>) =>
  local().sdk.scaling.send(
    new PutScheduledActionCommand({
      ...TARGET,
      ScheduledActionName: "evening",
      ScalableTargetAction: { MinCapacity: 0, MaxCapacity: 0 },
      ...input,
    }),
  );
const bounds = async () => {
  const command = new DescribeScalableTargetsCommand({ ServiceNamespace: "sagemaker" });
  const [target] = (await local().sdk.scaling.send(command)).ScalableTargets ?? [];
  return [target?.MinCapacity, target?.MaxCapacity];
};
/** Goes to a moment. */
const until = (time: string) => pass(local(), (Date.parse(time) - local().clock.now()) / 1000);

beforeEach(async () => {
  await hostComponent(local());
  await registerTarget(local());
});

describe("a scheduled action", () => {
  it("has activities whose pages go on where they ended when another activity begins meanwhile", async () => {
    await schedule({ Schedule: "at(2026-11-23T19:00:00)" });
    await schedule({
      ScheduledActionName: "morning",
      Schedule: "at(2026-11-24T07:00:00)",
      ScalableTargetAction: { MinCapacity: 1, MaxCapacity: 4 },
    });
    await until("2026-11-23T19:00:00Z");
    const page = (NextToken?: string) =>
      local().sdk.scaling.send(
        new DescribeScalingActivitiesCommand({ ServiceNamespace: "sagemaker", MaxResults: 1, NextToken }),
      );
    const first = await page();
    await until("2026-11-24T07:00:00Z");
    const second = await page(first.NextToken);
    const described = [first, second].map(({ ScalingActivities = [] }) => ScalingActivities[0]?.Description);
    expect(described).toEqual(["Setting desired copy count to 0.", "Setting min capacity to 0 and max capacity to 0"]);
    expect(second.NextToken).toBeUndefined();
  });

  it("has activities that are described for six weeks", async () => {
    await schedule({ Schedule: "at(2026-11-23T19:00:00)" });
    await until("2026-11-23T19:00:00Z");
    await pass(local(), 42 * 86_400);
    expect(await activitiesOf(local())).toHaveLength(2);
    await pass(local(), 1);
    expect(await activitiesOf(local())).toEqual([]);
  });

  it("sets the bounds at its time, and moves the capacity into them", async () => {
    await schedule({ Schedule: "at(2026-11-23T19:00:00)" });
    await until("2026-11-23T18:59:59Z");
    expect(await bounds()).toEqual([0, 4]);
    await until("2026-11-23T19:00:00Z");
    expect(await bounds()).toEqual([0, 0]);
    expect(await desiredCopies(local())).toBe(0);
    // The newest first, also of those that begin in the same millisecond.
    expect(await activitiesOf(local())).toEqual([
      expect.objectContaining({
        Description: "Setting desired copy count to 0.",
        Cause: "maximum capacity was set to 0",
        // Copies leave at once.
        StatusCode: "Successful",
      }),
      expect.objectContaining({
        Description: "Setting min capacity to 0 and max capacity to 0",
        Cause: "scheduled action name evening was triggered",
        StatusCode: "Successful",
        StatusMessage: "Successfully set min capacity to 0 and max capacity to 0",
        StartTime: new Date("2026-11-23T19:00:00Z"),
      }),
    ]);
  });

  it("wakes the component with a minimum", async () => {
    await schedule({ Schedule: "at(2026-11-23T19:00:00)" });
    await schedule({
      ScheduledActionName: "morning",
      Schedule: "at(2026-11-24T07:00:00)",
      ScalableTargetAction: { MinCapacity: 2, MaxCapacity: 4 },
    });
    await until("2026-11-24T06:00:00Z");
    await until("2026-11-24T07:00:00Z");
    expect(await desiredCopies(local())).toBe(2);
  });

  it("runs by the clock of its zone, over the end of daylight saving time", async () => {
    await schedule({ Schedule: "cron(0 19 * * ? *)", Timezone: "America/New_York" });
    await until("2027-11-06T22:59:59Z");
    await registerTarget(local());
    await until("2027-11-06T23:00:00Z");
    expect(await bounds()).toEqual([0, 0]);
    await registerTarget(local());
    await until("2027-11-07T23:59:59Z");
    expect(await bounds()).toEqual([0, 4]);
    await until("2027-11-08T00:00:00Z");
    expect(await bounds()).toEqual([0, 0]);
  });

  it("runs at a rate from its start to its end", async () => {
    await schedule({
      Schedule: "rate(2 hours)",
      StartTime: new Date("2026-11-23T10:00:00Z"),
      EndTime: new Date("2026-11-23T13:00:00Z"),
    });
    await until("2026-11-25T00:00:00Z");
    const runs = (await activitiesOf(local())).filter(({ Cause }) => Cause?.startsWith("scheduled action"));
    expect(runs.map(({ StartTime }) => StartTime?.toISOString())).toEqual([
      "2026-11-23T12:00:00.000Z",
      "2026-11-23T10:00:00.000Z",
    ]);
  });

  it("changes nothing while scheduled scaling is suspended", async () => {
    await registerTarget(local(), { SuspendedState: { ScheduledScalingSuspended: true } });
    await schedule({ Schedule: "at(2026-11-23T19:00:00)" });
    await until("2026-11-23T20:00:00Z");
    expect(await bounds()).toEqual([0, 4]);
    expect(await desiredCopies(local())).toBe(1);
  });

  it("tries again when SageMaker is making another change", async () => {
    await schedule({ Schedule: "at(2026-11-23T19:00:00)" });
    await until("2026-11-23T18:59:59Z");
    await registerTarget(local(), { MinCapacity: 2 });
    await until("2026-11-23T19:00:00Z");
    expect(await desiredCopies(local())).toBe(2);
    await settleScaling(local());
    await pass(local(), 60);
    expect(await desiredCopies(local())).toBe(0);
  });

  it.each([
    [1e308, 400],
    [8.64e12 + 1, 400],
    [-1e308, 400],
    [253_402_300_799, 200],
  ])("starts at second %d only if that is a date", async (StartTime, status) => {
    const response = await fetch(local().url, {
      method: "POST",
      headers: {
        "x-amz-target": "AnyScaleFrontendService.PutScheduledAction",
        authorization: "AWS4-HMAC-SHA256 Credential=local/20261121/us-east-1/application-autoscaling/aws4_request",
      },
      body: JSON.stringify({ ...TARGET, ScheduledActionName: "far", Schedule: "rate(1 hour)", StartTime }),
    });
    expect([response.status, (await response.json()).__type]).toEqual([
      status,
      status === 200 ? undefined : "SerializationException",
    ]);
  });

  it("is described without what is not of AWS", async () => {
    await schedule({ Schedule: "at(2026-11-23T19:00:00)" });
    const command = new DescribeScheduledActionsCommand({ ServiceNamespace: "sagemaker" });
    const [action] = (await local().sdk.scaling.send(command)).ScheduledActions ?? [];
    expect(Object.keys(action ?? {}).sort()).toEqual([
      "CreationTime",
      "ResourceId",
      "ScalableDimension",
      "ScalableTargetAction",
      "Schedule",
      "ScheduledActionARN",
      "ScheduledActionName",
      "ServiceNamespace",
    ]);
  });
});

import { hostComponent } from "./support/hosting";
import { useLocal } from "./support/local";
import {
  activitiesOf,
  alarmNamed,
  desiredCopies,
  pass,
  putAlarm,
  putSteps,
  putTracking,
  putValue,
  registerTarget,
  settleScaling,
  TARGET,
} from "./support/scaling";

const local = useLocal();
const settle = () => settleScaling(local());

beforeEach(async () => {
  await hostComponent(local());
  await pass(local(), 3600 - ((local().clock.now() / 1000) % 3600));
});

describe("a step scaling policy", () => {
  it("changes the copies after the reaction time, and says why", async () => {
    await registerTarget(local());
    const policy = await putSteps(local());
    await putAlarm(local(), { AlarmActions: [policy] });
    await putValue(local(), 3);
    await pass(local(), 60 + 34);
    expect(await desiredCopies(local())).toBe(1);
    await pass(local(), 1);
    expect(await desiredCopies(local())).toBe(2);
    expect(await activitiesOf(local())).toMatchObject([
      {
        ...TARGET,
        Description: "Setting desired copy count to 2.",
        Cause: "monitor alarm waiting in state ALARM triggered policy steps",
        StatusCode: "InProgress",
        StatusMessage: "Successfully set desired copy count to 2. Waiting for change to be fulfilled by sagemaker.",
      },
    ]);
    await settle();
    expect(await activitiesOf(local())).toMatchObject([
      {
        StatusCode: "Successful",
        StatusMessage: "Successfully set desired copy count to 2. Change successfully fulfilled by sagemaker.",
        StartTime: new Date("2026-11-21T13:01:35Z"),
        EndTime: expect.any(Date),
      },
    ]);
  });

  it("does nothing for an alarm whose actions are disabled", async () => {
    await registerTarget(local());
    await putAlarm(local(), { AlarmActions: [await putSteps(local())], ActionsEnabled: false });
    await putValue(local(), 3);
    await pass(local(), 600);
    expect(await desiredCopies(local())).toBe(1);
  });

  it("does nothing while scaling out is suspended, and goes on when it is not any more", async () => {
    await registerTarget(local(), { SuspendedState: { DynamicScalingOutSuspended: true } });
    await putAlarm(local(), { AlarmActions: [await putSteps(local())], TreatMissingData: "breaching" });
    await pass(local(), 86_400);
    expect(await desiredCopies(local())).toBe(1);
    expect(await activitiesOf(local())).toEqual([]);
    await registerTarget(local(), { SuspendedState: { DynamicScalingOutSuspended: false } });
    await pass(local(), 120 + 35);
    expect(await desiredCopies(local())).toBe(2);
  });

  it("is called each minute while the alarm lasts, up to the maximum, which it says once", async () => {
    await registerTarget(local(), { MaxCapacity: 3 });
    await putAlarm(local(), { AlarmActions: [await putSteps(local())], TreatMissingData: "breaching" });
    await pass(local(), 60 + 35);
    await settle();
    await pass(local(), 60);
    expect(await desiredCopies(local())).toBe(3);
    await settle();
    await pass(local(), 86_400);
    expect(await desiredCopies(local())).toBe(3);
    expect(await activitiesOf(local())).toHaveLength(2);
    const notScaled = (await activitiesOf(local(), true)).filter(({ NotScaledReasons }) =>
      NotScaledReasons?.some(({ Code }) => Code === "AlreadyAtMaxCapacity"),
    );
    expect(notScaled).toHaveLength(1);
    expect(notScaled[0]).toMatchObject({
      Description: "Attempting to scale due to alarm triggered",
      Cause: "monitor alarm waiting in state ALARM triggered policy steps",
      StatusCode: "Failed",
      NotScaledReasons: [{ Code: "AlreadyAtMaxCapacity", MaxCapacity: 3 }],
    });
  });

  it("waits for its cooldown after a change", async () => {
    await registerTarget(local());
    await putAlarm(local(), {
      AlarmActions: [await putSteps(local(), { Cooldown: 600 })],
      TreatMissingData: "breaching",
    });
    await pass(local(), 60 + 35);
    await settle();
    await pass(local(), 590);
    expect(await desiredCopies(local())).toBe(2);
    await pass(local(), 100);
    expect(await desiredCopies(local())).toBe(3);
  });

  it("tries again when SageMaker is making another change", async () => {
    await registerTarget(local());
    await putAlarm(local(), { AlarmActions: [await putSteps(local())], TreatMissingData: "breaching" });
    await pass(local(), 60 + 30);
    await registerTarget(local(), { MinCapacity: 2 });
    await pass(local(), 5);
    expect(await activitiesOf(local(), true)).toMatchObject([
      { NotScaledReasons: [{ Code: "TargetServicePutResourceAsUnscalable" }] },
      { Cause: "minimum capacity was set to 2" },
    ]);
    await settle();
    await pass(local(), 60 + 35);
    expect(await desiredCopies(local())).toBe(3);
  });

  it.each([
    ["quota", "Failed", /^Failed to set desired copy count to 6\. Reason: .*ResourceLimitExceeded/],
    ["drought", "Unfulfilled", /InsufficientInstanceCapacity/],
  ] as const)("says that a change ended by %s", async (end, StatusCode, words) => {
    await registerTarget(local(), { MaxCapacity: 8 });
    // More than one instance has room for.
    const steps = { StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 5 }] };
    await putAlarm(local(), { AlarmActions: [await putSteps(local(), steps)] });
    local().aws.faults.add([{ resource: "llama", effect: { kind: end } }]);
    await putValue(local(), 3);
    await pass(local(), 60 + 35);
    await settle();
    expect(await activitiesOf(local())).toMatchObject([{ StatusCode, StatusMessage: expect.stringMatching(words) }]);
  });

  it("removes copies too", async () => {
    await registerTarget(local());
    const steps = { StepAdjustments: [{ MetricIntervalUpperBound: 0, ScalingAdjustment: -1 }] };
    await putAlarm(local(), {
      AlarmActions: [await putSteps(local(), steps)],
      ComparisonOperator: "LessThanThreshold",
      TreatMissingData: "breaching",
    });
    await pass(local(), 60 + 35);
    expect(await desiredCopies(local())).toBe(0);
  });
});

describe("a target tracking policy", () => {
  const value = async (number: number, minutes: number) => {
    for (let minute = 0; minute < minutes; minute++) {
      await putValue(local(), number);
      await pass(local(), 60);
    }
  };

  it("scales out to the capacity at which the metric is at its target", async () => {
    await registerTarget(local());
    const [high] = await putTracking(local());
    await value(11, 3);
    expect(await alarmNamed(local(), high?.AlarmName)).toMatchObject({ StateValue: "ALARM" });
    await pass(local(), 35);
    expect(await desiredCopies(local())).toBe(3);
    expect(await activitiesOf(local())).toMatchObject([
      { Cause: `monitor alarm ${high?.AlarmName} in state ALARM triggered policy tracking` },
    ]);
  });

  it("scales to zero after 15 minutes below nine tenths of its target", async () => {
    await registerTarget(local());
    await putTracking(local());
    await value(0, 15);
    expect(await desiredCopies(local())).toBe(1);
    await pass(local(), 35);
    // Without a datapoint now a policy does not agree.
    await putValue(local(), 0);
    await value(0, 2);
    expect(await desiredCopies(local())).toBe(0);
  });

  it("does not scale in if it may not", async () => {
    await registerTarget(local());
    await putTracking(local(), { DisableScaleIn: true });
    await value(0, 20);
    expect(await desiredCopies(local())).toBe(1);
  });

  it("stays at its minimum", async () => {
    await registerTarget(local(), { MinCapacity: 1 });
    await putTracking(local());
    await value(0, 20);
    expect(await desiredCopies(local())).toBe(1);
    expect(await activitiesOf(local(), true)).toMatchObject([
      { NotScaledReasons: [{ Code: "AlreadyAtMinCapacity", MinCapacity: 1 }] },
    ]);
  });

  it("does nothing without data", async () => {
    await registerTarget(local());
    await putTracking(local());
    await pass(local(), 365 * 86_400);
    expect(await desiredCopies(local())).toBe(1);
    expect(await activitiesOf(local(), true)).toEqual([]);
  });
});

import { type LowAlarm, scaleInWish, scaleOutCapacity, scaleOutWish, stepWish } from "../../../src/behaviour/laws/wish";

const policy = { targetValue: 5, scaleInCooldownSeconds: 60, scaleOutCooldownSeconds: 90 };
const component = (desired: number) => ({ desired, fromZero: false });

describe("target tracking that AlarmHigh calls", () => {
  it("wants the capacity that the metric asked for, in one jump, as an exact one", () => {
    const capacity = scaleOutCapacity(policy, 12, component(1));
    expect(scaleOutWish(policy, capacity, 1)).toEqual({ to: 3, cooldownSeconds: 90, exact: true });
  });

  it("wants no less than there is by then", () => {
    expect(scaleOutWish(policy, scaleOutCapacity(policy, 12, component(1)), 4).to).toBe(4);
  });

  it("wants instances of an asynchronous variant at zero, and no copies of a component", () => {
    expect(scaleOutCapacity(policy, 12, { desired: 0, fromZero: true })).toBe(3);
    expect(scaleOutCapacity(policy, 12, component(0))).toBe(0);
  });
});

describe("target tracking that AlarmLow calls", () => {
  const low = (given: Partial<LowAlarm> = {}): LowAlarm => ({
    policy,
    state: "ALARM",
    value: 0,
    greatest: 0,
    ...given,
  });

  it("wants the capacity of the greatest datapoint that it looks back at", () => {
    expect(scaleInWish(policy, [low()], component(3), 0)).toEqual({ to: 0, cooldownSeconds: 60, exact: true });
    expect(scaleInWish(policy, [low({ greatest: 3 })], component(3), 0)?.to).toBe(2);
  });

  it("wants the largest of several policies that agree", () => {
    expect(scaleInWish(policy, [low(), low({ greatest: 1 })], component(3), 0)?.to).toBe(1);
  });

  it.each([
    ["another policy is not in ALARM", low({ state: "OK" })],
    ["another policy has no data", low({ state: "INSUFFICIENT_DATA", value: Number.NaN, greatest: Number.NaN })],
    ["the last datapoint of another is missing", low({ value: Number.NaN })],
  ])("wants nothing if %s", (_, other) => {
    expect(scaleInWish(policy, [low(), other], component(3), 0)).toBeUndefined();
  });

  it("wants nothing at the minimum", () => {
    expect(scaleInWish(policy, [low()], component(1), 1)).toBeUndefined();
    expect(scaleInWish(policy, [low()], component(2), 1)).toBeDefined();
  });
});

describe("a step policy that an alarm calls", () => {
  const steps = {
    adjustmentType: "ChangeInCapacity",
    steps: [
      { from: 0, to: 4, adjustment: 1 },
      { from: 4, to: Number.POSITIVE_INFINITY, adjustment: 3 },
    ],
    leastMagnitude: 0,
    cooldownSeconds: 120,
  } as const;
  const alarm = { threshold: 1, comparison: "GreaterThanOrEqualToThreshold" } as const;
  const reading = { breaching: [9, 2, 1], value: 9 };

  it.each([
    ["Maximum", 3],
    ["Average", 1],
    ["Minimum", 1],
  ] as const)("takes the step of the %s of the datapoints that breach", (aggregation, added) => {
    expect(stepWish({ ...steps, aggregation }, alarm, reading, 1)).toEqual({
      to: 1 + added,
      cooldownSeconds: 120,
      exact: false,
    });
  });

  it("takes the step of the last datapoint if none breaches, as in OK", () => {
    expect(stepWish({ ...steps, aggregation: "Average" }, alarm, { breaching: [], value: 6 }, 1)?.to).toBe(4);
  });

  it("wants nothing if no step covers the value", () => {
    expect(stepWish({ ...steps, aggregation: "Average" }, alarm, { breaching: [], value: 0 }, 1)).toBeUndefined();
  });

  it("wants an exact capacity, from which a cooldown subtracts nothing", () => {
    const exact = { ...steps, adjustmentType: "ExactCapacity", aggregation: "Average" } as const;
    expect(stepWish(exact, alarm, reading, 2)).toEqual({ to: 1, cooldownSeconds: 120, exact: true });
  });
});

import { stepIntervals } from "../../../src/rules/waking/w11-step-intervals";
import { percentOfZero } from "../../../src/rules/waking/w12-percent-of-zero";
import { wakeAddsCapacity } from "../../../src/rules/waking/w13-wake-adds-capacity";
import { found, told } from "../../support/told";
import { stepPolicy, target, topology, unknown, wakeAlarm, without } from "../../support/topology";

const step = (lowerBound: number | undefined, upperBound: number | undefined, adjustment = 1) => ({
  lowerBound,
  upperBound,
  adjustment,
});
const steps = (...all: ReturnType<typeof step>[]) => topology(stepPolicy({ steps: all }));

describe("W11 step-intervals", () => {
  it("speaks when a single request is below the first step", () =>
    expect(told(stepIntervals, steps(step(1, undefined)))).toEqual([
      "its steps cover [1, ∞), and a single request is a breach of 0",
    ]));

  it("goes by the threshold of the alarm", () => {
    const above = stepPolicy({ steps: [step(1, undefined)] });
    const zero = wakeAlarm({ threshold: 0, comparisonOperator: "GreaterThanThreshold" });
    expect(told(stepIntervals, topology(above, zero))).toEqual([]);
  });

  it("leaves a policy alone that no alarm on waiting requests fires", () => {
    const high = stepPolicy({ steps: [step(10, undefined)] });
    expect(told(stepIntervals, topology(high, without(wakeAlarm())))).toEqual([]);
    const busy = wakeAlarm({ metricName: "GPUUtilization", namespace: "/aws/sagemaker/Endpoints", threshold: 70 });
    expect(told(stepIntervals, topology(high, busy))).toEqual([]);
  });

  it.each([
    ["it has no step_adjustment", []],
    ["a step_adjustment has neither", [step(undefined, undefined)]],
    ["leave a gap", [step(0, 10), step(20, undefined)]],
    ["overlap", [step(0, 10), step(5, undefined)]],
    ["is empty", [step(0, 0)]],
    ["no step covers a breach of 10 or more", [step(0, 10)]],
    ["no step covers a breach below -10", [step(-10, 0, -1), step(0, undefined)]],
  ])("speaks: %s", (problem, all) => expect(told(stepIntervals, steps(...all))[0]).toContain(problem));

  it("is silent about steps that follow each other, in any order", () => {
    expect(told(stepIntervals, steps(step(10, undefined, 2), step(0, 10)))).toEqual([]);
    expect(told(stepIntervals, steps(step(undefined, 0, -1), step(0, undefined)))).toEqual([]);
  });

  it("is silent about a policy that takes capacity away below its threshold", () => {
    const sleep = stepPolicy({ address: "sleep", name: "sleep", adjustmentType: "ExactCapacity" });
    expect(told(stepIntervals, topology({ ...sleep, steps: [step(undefined, 0, 0)] }))).toEqual([]);
  });

  it("is silent when the plan does not know the steps, or a bound", () => {
    expect(told(stepIntervals, topology(stepPolicy({ steps: unknown() })))).toEqual([]);
    const vague = { lowerBound: unknown(), upperBound: undefined, adjustment: 1 };
    expect(told(stepIntervals, topology(stepPolicy({ steps: [vague] })))).toEqual([]);
  });
});

describe("W12 percent-of-zero", () => {
  const percent = { adjustmentType: "PercentChangeInCapacity" };

  it("speaks when a percentage is to wake what is at zero", () =>
    expect(told(percentOfZero, topology(stepPolicy(percent)))).toHaveLength(1));

  it("speaks of a least magnitude of 0 as well", () =>
    expect(told(percentOfZero, topology(stepPolicy({ ...percent, minAdjustmentMagnitude: 0 })))).toHaveLength(1));

  it("is silent with a least magnitude, above zero, and for other types", () => {
    expect(told(percentOfZero, topology(stepPolicy({ ...percent, minAdjustmentMagnitude: 1 })))).toEqual([]);
    expect(told(percentOfZero, topology(stepPolicy(percent), target({ minCapacity: 1 })))).toEqual([]);
    expect(told(percentOfZero, topology())).toEqual([]);
  });

  it("is silent when the plan does not know", () => {
    expect(told(percentOfZero, topology(stepPolicy({ ...percent, minAdjustmentMagnitude: unknown() })))).toEqual([]);
    expect(told(percentOfZero, topology(stepPolicy({ adjustmentType: unknown() })))).toEqual([]);
  });
});

describe("W13 wake-adds-capacity", () => {
  it.each([0, -1])("speaks when the alarm's policy adds %s", (adjustment) =>
    expect(told(wakeAddsCapacity, steps(step(0, undefined, adjustment)))).toEqual([
      `adjustment_type is ChangeInCapacity and scaling_adjustment is ${adjustment}`,
    ]),
  );

  it("warns when it sets more than the maximum", () => {
    const many = stepPolicy({ adjustmentType: "ExactCapacity", steps: [step(0, undefined, 4)] });
    expect(found(wakeAddsCapacity, topology(many))).toMatchObject([{ severity: "warning" }]);
    const most = stepPolicy({ adjustmentType: "ExactCapacity", steps: [step(0, undefined, 3)] });
    expect(told(wakeAddsCapacity, topology(most))).toEqual([]);
  });

  it.each(["Foo", undefined])("speaks of the type %s, which there is not", (adjustmentType) =>
    expect(told(wakeAddsCapacity, topology(stepPolicy({ adjustmentType })))).toEqual([
      `adjustment_type is ${adjustmentType ?? "not set"}`,
    ]),
  );

  it("is silent about a ladder of steps, unless an alarm on waiting requests fires it", () => {
    const ladder = stepPolicy({ steps: [step(0, 5, -1), step(5, 10, 0), step(10, undefined, 1)] });
    const busy = wakeAlarm({ metricName: "GPUUtilization", namespace: "/aws/sagemaker/Endpoints" });
    expect(told(wakeAddsCapacity, topology(ladder, busy))).toEqual([]);
    expect(told(wakeAddsCapacity, topology(ladder))).toHaveLength(2);
  });

  it("is silent about what a policy does below the threshold", () =>
    expect(told(wakeAddsCapacity, steps(step(0, undefined), step(undefined, 0, -1)))).toEqual([]));

  it("is silent when the plan does not know", () => {
    const vague = { lowerBound: 0, upperBound: undefined, adjustment: unknown() };
    expect(told(wakeAddsCapacity, topology(stepPolicy({ steps: [vague] })))).toEqual([]);
    expect(told(wakeAddsCapacity, topology(stepPolicy({ steps: unknown() })))).toEqual([]);
  });
});

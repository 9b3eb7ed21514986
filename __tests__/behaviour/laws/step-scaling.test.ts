import {
  adjusted,
  aggregated,
  covers,
  isAdjustmentType,
  stepCapacity,
  stepFor,
} from "../../../src/behaviour/laws/step-scaling";

const { NEGATIVE_INFINITY: NONE_BELOW, POSITIVE_INFINITY: NONE_ABOVE } = Number;

describe("a step", () => {
  it.each([
    ["its lower bound, above the threshold", 0, 10, 0, true],
    ["what is between its bounds", 0, 10, 5, true],
    ["not its upper bound, above the threshold", 0, 10, 10, false],
    ["its lower bound, where another step ends", 10, 20, 10, true],
    ["everything above without an upper bound", 10, NONE_ABOVE, 1e9, true],
    ["not what is below its lower bound", 10, 20, 9.9, false],
    ["its upper bound, below the threshold", -10, -1, -1, true],
    ["not its lower bound, below the threshold", -10, -1, -10, false],
    ["its upper bound, where another step begins", -20, -10, -10, true],
    ["everything below without a lower bound", NONE_BELOW, -10, -1e9, true],
    ["not what is above its upper bound", -20, -10, -9.9, false],
    ["the threshold itself at a lower bound of 0", 0, NONE_ABOVE, 0, true],
    ["the threshold itself at an upper bound of 0", NONE_BELOW, 0, 0, true],
    ["not the threshold from above", 1, NONE_ABOVE, 0, false],
    ["not the threshold from below", NONE_BELOW, -1, 0, false],
  ])("covers %s", (_, from, to, breach, expected) => expect(covers({ from, to }, breach)).toBe(expected));

  const below = { from: NONE_BELOW, to: 0 };
  const above = { from: 0, to: NONE_ABOVE };

  it("is taken by the side of the alarm where two meet at the threshold", () => {
    expect(stepFor([below, above], 0, true)).toBe(above);
    expect(stepFor([below, above], 0, false)).toBe(below);
  });

  it("is taken by its range elsewhere, whatever the order of the steps", () => {
    expect(stepFor([above, below], -1, false)).toBe(below);
    expect(stepFor([below, above], 1, false)).toBe(above);
    expect(stepFor([below], 1, true)).toBeUndefined();
    expect(stepFor([], 0, true)).toBeUndefined();
  });
});

describe("an adjustment", () => {
  it("sets, adds or takes away", () => {
    expect(adjusted(3, { type: "ExactCapacity", adjustment: 0 })).toBe(0);
    expect(adjusted(0, { type: "ExactCapacity", adjustment: 2 })).toBe(2);
    expect(adjusted(3, { type: "ChangeInCapacity", adjustment: 2 })).toBe(5);
    expect(adjusted(3, { type: "ChangeInCapacity", adjustment: -4 })).toBe(-1);
  });

  it.each([
    ["between 0 and 1, up to 1", 1, 67, 2],
    ["between 0 and -1, down to -1", 1, -58, 0],
    ["above 1, down", 10, 127, 22],
    ["below -1, towards 0", 10, -66, 4],
    ["that is whole, not at all", 10, -50, 5],
    ["of nothing, to nothing", 0, 100, 0],
  ])("by a share rounds one %s", (_, capacity, adjustment, expected) =>
    expect(adjusted(capacity, { type: "PercentChangeInCapacity", adjustment })).toBe(expected),
  );

  it("by a share changes by the least magnitude at least, in its own direction", () => {
    const share = (adjustment: number) => ({ type: "PercentChangeInCapacity", adjustment, leastMagnitude: 2 }) as const;
    expect(adjusted(4, share(25))).toBe(6);
    expect(adjusted(4, share(-25))).toBe(2);
    expect(adjusted(0, share(25))).toBe(2);
    expect(adjusted(10, share(50))).toBe(15);
    expect(adjusted(4, share(0))).toBe(4);
  });

  it("by a number knows no least magnitude", () => {
    expect(adjusted(4, { type: "ChangeInCapacity", adjustment: 1, leastMagnitude: 2 })).toBe(5);
    expect(adjusted(4, { type: "ExactCapacity", adjustment: 0, leastMagnitude: 2 })).toBe(0);
  });

  it("has one of three types, in their exact spelling", () => {
    expect(["ExactCapacity", "ChangeInCapacity", "PercentChangeInCapacity"].every(isAdjustmentType)).toBe(true);
    expect(["exactCapacity", "Exact", "", undefined].some(isAdjustmentType)).toBe(false);
  });
});

describe("a step policy", () => {
  const comparison = "GreaterThanOrEqualToThreshold";
  const wake = {
    adjustmentType: "ChangeInCapacity",
    steps: [{ from: 0, to: NONE_ABOVE, adjustment: 1 }],
    leastMagnitude: 0,
  } as const;
  const capacity = 0;

  it("adds the first copy for one refused request, at the threshold itself", () => {
    expect(stepCapacity({ capacity, policy: wake, threshold: 1, value: 1, comparison })).toBe(1);
    expect(stepCapacity({ capacity: 2, policy: wake, threshold: 1, value: 7, comparison })).toBe(3);
  });

  it("does nothing for a value that no step covers, and without a value", () => {
    const late = { ...wake, steps: [{ from: 1, to: NONE_ABOVE, adjustment: 1 }] };
    expect(stepCapacity({ capacity, policy: late, threshold: 1, value: 1, comparison })).toBeUndefined();
    expect(stepCapacity({ capacity, policy: wake, threshold: 1, value: Number.NaN, comparison })).toBeUndefined();
  });

  it("takes the step by the distance from the threshold, as in AWS's example of 10 and 50 percent", () => {
    const percent = "PercentChangeInCapacity";
    const out = {
      adjustmentType: percent,
      steps: [
        { from: 0, to: 10, adjustment: 0 },
        { from: 10, to: 20, adjustment: 10 },
        { from: 20, to: NONE_ABOVE, adjustment: 30 },
      ],
      leastMagnitude: 0,
    } as const;
    const inwards = {
      adjustmentType: percent,
      steps: [
        { from: -10, to: 0, adjustment: 0 },
        { from: -20, to: -10, adjustment: -10 },
        { from: NONE_BELOW, to: -20, adjustment: -30 },
      ],
      leastMagnitude: 0,
    } as const;
    const above = (from: number, value: number) =>
      stepCapacity({ capacity: from, policy: out, threshold: 50, value, comparison });
    const below = (from: number, value: number) =>
      stepCapacity({ capacity: from, policy: inwards, threshold: 50, value, comparison: "LessThanOrEqualToThreshold" });
    expect([above(10, 59), above(10, 60), above(11, 70)]).toEqual([10, 11, 14]);
    expect([below(14, 41), below(14, 40), below(13, 30)]).toEqual([14, 13, 10]);
  });

  it("uses the least magnitude for percentages, and takes the step on the side of the alarm at the threshold", () => {
    const both = {
      adjustmentType: "PercentChangeInCapacity",
      steps: [
        { from: NONE_BELOW, to: 0, adjustment: -25 },
        { from: 0, to: NONE_ABOVE, adjustment: 25 },
      ],
      leastMagnitude: 2,
    } as const;
    const taken = (by: typeof comparison | "LessThanThreshold") =>
      stepCapacity({ capacity: 4, policy: both, threshold: 1, value: 1, comparison: by });
    expect([taken(comparison), taken("LessThanThreshold")]).toEqual([6, 2]);
  });
});

describe("the datapoints of an alarm", () => {
  it.each([
    ["Average", 2],
    ["Minimum", 1],
    ["Maximum", 3],
  ] as const)("are one value by the aggregation of the policy: %s", (aggregation, value) => {
    expect(aggregated([3, 1, 2], aggregation)).toBe(value);
  });

  it("are no value if there are none", () => {
    expect(aggregated([], "Average")).toBeNaN();
  });
});

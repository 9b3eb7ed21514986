import { adjusted, covers, isAdjustmentType, stepFor } from "../../../src/behaviour/laws/step-scaling";

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

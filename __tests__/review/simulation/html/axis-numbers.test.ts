import { compactText, roundStep } from "../../../../src/review/simulation/html/charts/axis-numbers";

describe("a number beside an axis", () => {
  it.each([
    [0, "0"],
    [999, "999"],
    [1500, "1.5k"],
    [20_000_000, "20M"],
  ])("%d has the short form %s", (value, text) => expect(compactText(value)).toBe(text));

  it("is one of round steps that divide the axis into at most so many parts", () => {
    expect([3, 7, 240, 1001].map((most) => roundStep(most, 2))).toEqual([2, 5, 200, 1000]);
  });
});

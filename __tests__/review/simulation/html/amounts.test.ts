import { compactText, durationText, numberText, roundStep } from "../../../../src/review/simulation/html/amounts";

describe("an amount", () => {
  it.each([
    [0, "0 s"],
    [0.4, "0 s"],
    [59.4, "59 s"],
    [59.6, "1 min"],
    [60, "1 min"],
    [302, "5 min 2 s"],
    [1500, "25 min"],
    [3599.7, "1 h"],
    [3600, "1 h"],
    [5400, "1 h 30 min"],
    [86_399, "1 d"],
    [7 * 86_400, "7 d"],
    [3 * 86_400 + 4 * 3600 + 59, "3 d 4 h"],
  ])("of %d seconds is %s", (seconds, text) => expect(durationText(seconds)).toBe(text));

  it.each([
    [0, "0"],
    [0.126, "0.13"],
    [12.34, "12.3"],
    [688.4, "688"],
    [1_234_567, "1,234,567"],
  ])("%d is written %s", (value, text) => expect(numberText(value)).toBe(text));

  it.each([
    [0, "0"],
    [999, "999"],
    [1500, "1.5k"],
    [20_000_000, "20M"],
  ])("%d has the short form %s", (value, text) => expect(compactText(value)).toBe(text));

  it("of an axis is divided into round steps, at most so many", () => {
    expect([3, 7, 240, 1001].map((most) => roundStep(most, 2))).toEqual([2, 5, 200, 1000]);
  });
});

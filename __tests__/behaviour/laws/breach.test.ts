import { breaches, comparisonSign, isUpward } from "../../../src/behaviour/laws/breach";

describe("an alarm's comparison", () => {
  it.each([
    ["GreaterThanOrEqualToThreshold", ">=", [false, true, true]],
    ["GreaterThanThreshold", ">", [false, false, true]],
    ["LessThanOrEqualToThreshold", "<=", [true, true, false]],
    ["LessThanThreshold", "<", [true, false, false]],
  ])("%s is breached below, at and above the threshold as it says", (comparison, sign, expected) => {
    expect([0, 1, 2].map((value) => breaches(comparison, value, 1))).toEqual(expected);
    expect(comparisonSign(comparison)).toBe(sign);
    expect(isUpward(comparison)).toBe(sign.startsWith(">"));
  });

  it("with a band, or with a name that there is not, is not decided by a threshold", () => {
    for (const comparison of ["GreaterThanUpperThreshold", "LessThanLowerOrGreaterThanUpperThreshold", "lessThan"]) {
      expect(breaches(comparison, 0, 1)).toBeUndefined();
      expect(isUpward(comparison)).toBeUndefined();
    }
  });
});

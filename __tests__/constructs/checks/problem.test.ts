import { describeProblem } from "../../../src/constructs/checks/describe-problem";

describe("a problem in one line", () => {
  it("says what was given, what it must be, why, and who says so", () => {
    expect(
      describeProblem({
        property: "maxCopies",
        value: 0,
        requirement: "must be at least 1",
        advice: "why",
        source: "API",
      }),
    ).toBe("maxCopies is 0, must be at least 1: why (API)");
  });

  it("leaves out the advice and the source that it has not", () => {
    expect(describeProblem({ property: "name", value: "a_b", requirement: "may not" })).toBe('name is "a_b", may not');
  });

  it.each([
    [undefined, "missing"],
    [Number.NaN, "NaN"],
    [Number.POSITIVE_INFINITY, "Infinity"],
    [["a"], '["a"]'],
    [() => 1, "() => 1"],
  ])("shows %p as %s", (value, shown) => {
    expect(describeProblem({ property: "p", value, requirement: "r" })).toBe(`p is ${shown}, r`);
  });
});

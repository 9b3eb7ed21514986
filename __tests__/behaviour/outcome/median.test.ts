import { median } from "../../../src/behaviour/outcome/median";

describe("the median", () => {
  it.each([
    [[], undefined],
    [[7], 7],
    [[9, 1, 5], 5],
    [[4, 10, 2, 8], 4],
    [[0, 0, 3], 0],
  ])("of %j is %j", (values, expected) => expect(median(values)).toBe(expected));

  it("leaves the numbers in their order", () => {
    const values = [3, 1, 2];
    median(values);
    expect(values).toEqual([3, 1, 2]);
  });
});

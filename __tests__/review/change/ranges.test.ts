import { differenceText, judgedRanges } from "../../../src/review/change/difference";
import { COUNT, costRangeOf, HOURS, MONEY, rangeOf, rangeText, SECONDS } from "../../../src/review/change/ranges";
import { costs, range } from "./support/changes";

const priced = (amount: number) => costs(amount).typical;

describe("a range of several runs", () => {
  it("has the least, the middle and the most, in any order of the runs", () => {
    expect(rangeOf([3, 1, 2])).toEqual(range(2, 1, 3));
    expect(rangeOf([10, 9, 100])).toEqual(range(10, 9, 100));
    expect(rangeOf([5])).toEqual(range(5));
    // Of an even number, the lower one in the middle is one of the runs.
    expect(rangeOf([4, 1, 3, 2])).toEqual(range(2, 1, 4));
    expect(rangeOf([0, 0])).toEqual(range(0));
  });

  it("is none without a run", () => {
    expect(rangeOf([])).toBeNull();
    expect(costRangeOf([])).toBeNull();
  });

  it("has a cost only if each run is priced", () => {
    expect(costRangeOf([priced(30), priced(10), priced(20)])).toEqual(costs(20, 10, 30));
    expect(costRangeOf([priced(30), null])).toBeNull();
  });
});

describe("the text of a range", () => {
  it("is one number if the runs differ by at most 5 %", () => {
    expect(rangeText(range(100, 98, 103), MONEY)).toBe("USD 100.00");
    expect(rangeText(range(100, 97, 103), MONEY)).toBe("USD 100.00 (USD 97.00 to USD 103.00)");
  });

  it("is one number if the difference is none that a text shows", () => {
    expect(rangeText(range(2, 1.5, 2.5), SECONDS)).toBe("2 s");
    expect(rangeText(range(0), MONEY)).toBe("USD 0.00");
    expect(rangeText(range(0.01, 0, 0.01), MONEY)).toBe("USD 0.01");
    expect(rangeText(range(302, 270, 330), SECONDS)).toBe("5 min 2 s (4 min 30 s to 5 min 30 s)");
  });

  it("says about of a mean of whole things", () => {
    expect(rangeText(range(12.4, 12.4, 12.4), COUNT)).toBe("about 12");
    expect(rangeText(range(12), COUNT)).toBe("12");
    expect(rangeText(range(210.5), HOURS)).toBe("210.5");
  });
});

describe("the difference of two numbers", () => {
  it.each([
    [300, 309, SECONDS, undefined],
    [300, 320, SECONDS, "20 s longer"],
    [320, 300, SECONDS, "20 s shorter"],
    [10, 10.99, MONEY, undefined],
    [100, 86, MONEY, "14 % less"],
    [100, 100.02, MONEY, undefined],
    [0, 5, MONEY, "USD 5.00 more"],
    [5, 0, MONEY, "100 % less"],
    [12, 9, COUNT, "3 fewer"],
    [12.2, 12.4, COUNT, undefined],
    [0, 0, HOURS, undefined],
    [200, 230, HOURS, "15 % more"],
  ])("from %d to %d is named", (before, after, quantity, text) => {
    expect(differenceText(range(before), range(after), quantity)).toBe(text);
    expect(judgedRanges(range(before), range(after), quantity) === "same").toBe(text === undefined);
  });
});

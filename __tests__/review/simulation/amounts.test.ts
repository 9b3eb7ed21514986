import { countedText, countText, durationText, moneyText, numberText } from "../../../src/review/simulation/amounts";

it.each([
  [0, "0 s"],
  [0.04, "0 s"],
  [0.44, "0.4 s"],
  [9.96, "10 s"],
  [45.4, "45 s"],
  [59.6, "1 min"],
  [302, "5 min 2 s"],
  [1500, "25 min"],
  [3599.7, "1 h"],
  [7500, "2 h 5 min"],
  [86_399, "1 day"],
  [90_000, "1 day 1 h"],
  [604_800, "7 days"],
])("%d seconds are %s", (seconds, text) => {
  expect(durationText(seconds)).toBe(text);
});

it("writes money with its currency and cents, and counts with separators", () => {
  expect(moneyText({ amount: 2225.8, currency: "USD" })).toBe("USD 2,225.80");
  expect(countText(41_118)).toBe("41,118");
  expect([1, 2, 0].map((count) => countedText(count, "wake"))).toEqual(["1 wake", "2 wakes", "0 wakes"]);
  expect([730, 313.817, 0.042, 0].map(numberText)).toEqual(["730", "313.8", "0.04", "0"]);
});

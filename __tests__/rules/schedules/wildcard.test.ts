import { matches } from "../../../src/rules/schedules/wildcard";

describe("a wildcard", () => {
  it.each([
    ["*", "", true],
    ["*", "anything", true],
    ["a*c", "abc", true],
    ["a*c", "abcc", true],
    ["a?c", "abc", true],
    ["a?c", "ac", false],
    ["a*b*c", "aXbYc", true],
    ["a*b*c", "aXcYb", false],
    ["abc", "abcd", false],
    ["a.c", "abc", false],
    ["", "", true],
  ])("%s on %s: %s", (pattern, text, expected) => expect(matches(pattern, text)).toBe(expected));

  it("is fast where a regular expression would not be", () =>
    expect(matches(`${"*a".repeat(200)}b`, "a".repeat(2000))).toBe(false));
});

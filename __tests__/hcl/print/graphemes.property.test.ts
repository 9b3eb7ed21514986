import fc from "fast-check";
import { graphemeCount } from "../../../src/hcl/print/graphemes";

const whole = (text: string): number => [...new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text)].length;

/** Characters that belong to their neighbours: marks, flags, families, tones of skin, syllables. */
const JOINING = [
  "a",
  "\u0301",
  "🇫",
  "🇷",
  "👩",
  "\u200d",
  "👦",
  "🏽",
  "\u{e0101}",
  "\u0600",
  "ㅎ",
  "각",
  "\r",
  "\n",
  "क",
  "\u094d",
];

describe("the characters that a person sees", () => {
  it.each([
    ["", 0],
    ["abc", 3],
    ["e\u0301", 1],
    ["👩‍👩‍👦🇫🇷", 2],
  ])("in %j are %i", (text, count) => expect(graphemeCount(text)).toBe(count));

  it("are the same in parts", () => {
    const text = fc.array(fc.constantFrom(...JOINING), { minLength: 200, maxLength: 1200 }).map((all) => all.join(""));
    fc.assert(
      fc.property(text, (one) => expect(graphemeCount(one)).toBe(whole(one))),
      { numRuns: 200 },
    );
  });

  it("are counted in a long text as fast as in many short ones", () => {
    expect(graphemeCount("é".repeat(2_000_000))).toBe(2_000_000);
    expect(graphemeCount(`e${"\u0301".repeat(200_000)}`)).toBe(1);
  });
});

import { z } from "zod";
import { objectError, readWritten } from "../../../src/behaviour/written/read-written";
import { ScaleToZeroError } from "../../../src/errors";

const rate = z.number("must be a number").min(0, "must be 0 or more");
const schema = z.strictObject(
  { name: z.string("must be a text"), rates: z.array(rate, "must be a list").optional() },
  objectError("the file must be a profile"),
);

const refusal = (text: string): string => {
  try {
    readWritten(text, "profile.yaml", schema);
  } catch (error) {
    expect(error).toBeInstanceOf(ScaleToZeroError);
    return (error as Error).message;
  }
  throw new Error("it was read");
};

describe("a file that a person wrote", () => {
  it.each([
    ["YAML with comments", "# a comment\nname: office # another\nrates: [0, 1.5]\n"],
    ["JSON", '{ "name": "office", "rates": [0, 1.5] }'],
  ])("is read as %s", (_, text) => {
    expect(readWritten(text, "profile.yaml", schema)).toEqual({ name: "office", rates: [0, 1.5] });
  });

  it("is refused with the line, the column and the member of a wrong value", () => {
    expect(refusal("name: office\nrates:\n  - 1\n  - -2\n")).toBe("profile.yaml:4:5: rates[1] must be 0 or more");
  });

  it("is refused with the place of a misspelt member", () => {
    expect(refusal("name: office\nrats: []\n")).toBe(
      "profile.yaml:2:1: rats is not a known member: remove it, or correct its name",
    );
  });

  it("is refused with the place of the object that lacks a member", () => {
    expect(refusal("# profile\nrates: []\n")).toBe("profile.yaml:2:1: name must be a text");
  });

  it("is refused with the place of a syntax error, in YAML and in JSON", () => {
    expect(refusal("name: office\nrates: [1, 2\n")).toMatch(
      /^profile\.yaml:\d+:\d+: the file is not valid YAML or JSON \(/,
    );
    expect(refusal('{ "name": "office", }}')).toMatch(/^profile\.yaml:1:\d+: the file is not valid YAML or JSON \(/);
    expect(refusal("name: a\nname: b\n")).toMatch(/^profile\.yaml:2:1: "name" is there twice: keep one of the two/);
  });

  it.each([
    ["an empty file", ""],
    ["a list", "- 1"],
    ["a text", "office"],
  ])("is refused if it is %s", (_, text) => {
    expect(refusal(text)).toMatch(/^profile\.yaml:1:1: the file /);
  });

  it.each([
    ["nested too deeply", "[".repeat(50_000)],
    ["nested in one line", "- ".repeat(50_000)],
    ["made of keys in keys", "? ".repeat(50_000)],
    ["made of keys in keys in a list", `- [${"? ".repeat(50_000)}`],
    ["nested in blocks", Array.from({ length: 3000 }, (_, depth) => `${" ".repeat(depth % 300)}- `).join("\n")],
    [
      "made of aliases of aliases",
      `a: &a [x, x, x, x, x, x, x, x, x]\n${[..."bcdefghi"].map((key, index) => `${key}: &${key} [${Array(9).fill(`*${"abcdefgh"[index]}`)}]`).join("\n")}\n`,
    ],
    ["nearly all line breaks", `${"\n".repeat(200_000)}1`],
    ["nearly all spaces", `${" ".repeat(200_000)}1`],
    ["very long", `name: ${"x".repeat(2_000_000)}`],
  ])("is refused with one sentence if it is %s", (_, text) => {
    expect(refusal(text)).toMatch(/^profile\.yaml\b/);
    expect(refusal(text).length).toBeLessThan(300);
  });

  it("shows a long name of a member cut", () => {
    expect(refusal(`name: a\n${"long".repeat(1000)}: 1\n`).length).toBeLessThan(200);
  });
});

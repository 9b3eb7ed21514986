import fc from "fast-check";
import { logSafe } from "../src/log-safe";
import { arbitraryHostile, COMMANDS, CONTROLS } from "./support/hostile";
import { logProblems } from "./support/log-problems";

describe("text for a log", () => {
  it.each([...COMMANDS, ...CONTROLS])("is obeyed by nobody: %j", (text) => {
    for (const line of [text, `  ${text}`, `it is ${text}`, `${text}\n${text}`]) {
      expect(logProblems(logSafe(line))).toEqual([]);
    }
  });

  it("would be obeyed as it is", () => {
    for (const command of COMMANDS) {
      expect(logProblems(command)).not.toEqual([]);
    }
  });

  it("is obeyed by nobody, whatever it is made of", () => {
    fc.assert(fc.property(arbitraryHostile, (text) => expect(logProblems(logSafe(text))).toEqual([])));
  });

  it("shows what was there", () => {
    expect(logSafe("::error::a")).toBe("\\u003a:error::a");
    expect(logSafe("  ::error::a")).toBe("  \\u003a:error::a");
    expect(logSafe("a ##vso[b]c")).toBe("a \\u0023#vso[b]c");
    expect(logSafe("a\u001b[31m\u009b")).toBe("a\\u001b[31m\\u009b");
  });

  it.each([
    "llm: sleeps when idle for about 25 min, wakes on one request",
    "## Scale to zero: 1 endpoint",
    "aws_iam_role.a::b, and a :: b",
    "arn:aws:sagemaker:us-east-1::x",
    "[error] #[x] ## [x] #1",
    '  "::error": "a"',
    "a\tb\n\nc\n",
  ])("stays as it is where nothing would be obeyed: %j", (text) => {
    expect(logSafe(text)).toBe(text);
  });

  it("has colours where it may", () => {
    const text = "\u001b[31mred\u001b[39m \u001b[2J";
    expect(logSafe(text, { colours: true })).toBe("\u001b[31mred\u001b[39m \\u001b[2J");
    expect(logSafe(text)).toBe("\\u001b[31mred\\u001b[39m \\u001b[2J");
  });

  it("means the same where it is JSON", () => {
    const arbitraryJson = fc.dictionary(arbitraryHostile, fc.array(arbitraryHostile));
    fc.assert(
      fc.property(arbitraryJson, (value) => {
        const text = JSON.stringify(value, undefined, 2);
        expect(JSON.parse(logSafe(text))).toEqual(JSON.parse(text));
      }),
    );
  });

  it("is made safe once", () => {
    fc.assert(fc.property(arbitraryHostile, (text) => expect(logSafe(logSafe(text))).toBe(logSafe(text))));
  });
});

import { assignment } from "../../../src/hcl/print/layout";
import { textOf } from "../../../src/hcl/print/line";
import { readExpression } from "../../../src/hcl/tree/reader";

const laidOut = (source: string, literal = false): string =>
  textOf(assignment("value", readExpression(source), 0, { literal }));

const linesOf = (source: string): readonly string[] => laidOut(source).trimEnd().split("\n");

const SENTENCES = [
  `The component ${"${var.name}"} does not run what was applied last.`,
  "To go back, apply the previous values.",
  "Ask again (1. in the morning, 2. at noon).",
];

const words = (count: number): string => Array.from({ length: count }, (_, index) => `word${index}`).join(" ");

it("leaves a number beside a name that is longer than a line", () => {
  const name = "a".repeat(130);
  const line = textOf(assignment(name, readExpression("873110528"), 0));
  expect(line.trimEnd()).toBe(`${name} = 873110528`);
});

describe("a text that is longer than a line", () => {
  it("has a sentence a line", () =>
    expect(linesOf(`"${SENTENCES.join(" ")}"`)).toEqual([
      'value = join(" ", [',
      ...SENTENCES.map((sentence) => `  "${sentence}",`),
      "])",
    ]));

  it("has a long sentence on several lines, none of them longer than 120 characters", () => {
    const lines = linesOf(`"${words(60)}"`);
    expect(lines.every(({ length }) => length <= 120)).toBe(true);
    expect(
      lines
        .slice(1, -1)
        .map((line) => line.slice(3, -2))
        .join(" "),
    ).toBe(words(60));
  });

  it("has an expression that stands for itself bare", () =>
    expect(linesOf(`"${words(14)} \${f("${"x".repeat(104)}")} ${words(4)}"`)).toContain(`  f("${"x".repeat(104)}"),`));

  it("is broken after punctuation where it has no space", () =>
    expect(linesOf(`"arn:\${var.partition}:${"x".repeat(90)}/\${var.name}:*"`)).toEqual([
      'value = join("", [',
      `  "arn:\${var.partition}:${"x".repeat(90)}/",`,
      '  "${var.name}:*",',
      "])",
    ]));

  it("is broken in an expression that is long itself", () =>
    expect(linesOf(`"arn:aws:s3:::\${trimprefix(${"x".repeat(60)}, "${"y".repeat(40)}")}*"`)).toEqual([
      'value = "arn:aws:s3:::${trimprefix(',
      `  ${"x".repeat(60)},`,
      `  "${"y".repeat(40)}"`,
      ')}*"',
    ]));

  it.each([
    ["two spaces in a row", `"a  b ${words(20)}"`, "a  b"],
    ["a space at its beginning", `" a ${words(20)}"`, '" a'],
  ])("keeps %s", (_, source, kept) => expect(laidOut(source)).toContain(kept));

  it.each([
    ["where Terraform takes no expression", `"${words(30)}"`, true],
    ["with a directive, which reaches over parts of it", `"%{if a}${words(30)}%{endif}"`, false],
    ["that has nothing to break it at", `"${"x".repeat(200)}"`, false],
  ])("stays on its line %s", (_, source, literal) => expect(laidOut(source, literal)).toBe(`value = ${source}\n`));
});

describe("a name that is longer than its line", () => {
  it("has a line of its own, where that is enough", () =>
    expect(linesOf(`{ ${"k".repeat(40)} = ${"a".repeat(90)}, b = 1 }`)).toEqual([
      "value = {",
      `  ${"k".repeat(40)} = (`,
      `    ${"a".repeat(90)}`,
      "  )",
      "  b = 1",
      "}",
    ]));

  it("counts the names that its equals sign stands below", () =>
    expect(linesOf(`{ b = f(${"a".repeat(90)}), ${"k".repeat(40)} = 1 }`)).toEqual([
      "value = {",
      "  b = f(",
      `    ${"a".repeat(90)}`,
      "  )",
      `  ${"k".repeat(40)} = 1`,
      "}",
    ]));
});

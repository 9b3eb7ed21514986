import { heredoc, textExpression } from "../../../src/hcl/write/text";

describe("a text", () => {
  it.each([
    ["nothing but a reference", "${aws_x.y.id}", "aws_x.y.id"],
    ["a reference with spaces", "${ aws_x.y . id }", "aws_x.y.id"],
    ["a template", "endpoint/${aws_x.y.id}", '"endpoint/${aws_x.y.id}"'],
    ["two references", "${a.b}${c.d}", '"${a.b}${c.d}"'],
    ["a reference that strips white space", "${~ a.b ~}", '"${~a.b~}"'],
    ["a directive", "%{ if a.b }x%{ endif }", '"%{if a.b}x%{endif}"'],
    ["quotes", 'say "no"', '"say \\"no\\""'],
    ["a quote inside of a reference", '${a["b"]} "c"', '"${a["b"]} \\"c\\""'],
    ["a backslash", "C:\\new", '"C:\\\\new"'],
    ["line ends and tabs", "a\nb\r\n\tc", '"a\\nb\\r\\n\\tc"'],
    ["other control characters", "\u0001\u007f\u2028", '"\\u0001\\u007f\\u2028"'],
    ["what only looks like a template", "$${a} %%{b} $ % ${a}$", '"$${a} %%{b} $ % ${a}$"'],
    ["an escape right before a reference", "$$${a.b}", '"$$${a.b}"'],
    ["what is beyond ASCII", "é 日本 👩‍👩‍👧", '"é 日本 👩‍👩‍👧"'],
  ])("with %s", (_, text, expected) => expect(textExpression(text)).toBe(expected));

  it.each([
    ["a NUL", "a\0b", /cannot hold this text: a NUL character/],
    ["half of a surrogate pair", "a\ud800b", /cannot hold this text: half of a surrogate pair/],
    ["a template that does not end", "a ${b", /a closing ~} or } is missing at character 6/],
    ["a quote that does not end", '${f("a)}', /a quote is missing/],
    ["a character that means nothing", "${a ; b}", /";" is not expected at character 5/],
    ["a heredoc in a template", "${f(<<EOT\na\nEOT\n)}", /a heredoc is not expected at character 5/],
    ["too many brackets", `\${${"(".repeat(500)}1${")".repeat(500)}}`, /nested more than 200 levels deep/],
  ])("with %s is refused in words", (_, text, message) => expect(() => textExpression(text)).toThrow(message));
});

describe("a text of several lines", () => {
  it("is a heredoc, indented with what is around it", () =>
    expect(heredoc('First.\nSecond \\ "quoted".\n', 2)).toBe('<<-EOT\n    First.\n    Second \\ "quoted".\n  EOT'));

  it("is not indented where Terraform would take away some of its own spaces", () =>
    expect(heredoc("First.\n\n  - item\n", 2)).toBe("<<EOT\nFirst.\n\n  - item\nEOT"));

  it("ends with a mark that is not in it", () => expect(heredoc("EOT\n  EOF\n", 2)).toBe("<<TEXT\nEOT\n  EOF\nTEXT"));

  it.each([
    ["does not end with a line end", "a\nb"],
    ["is one line", "a\n"],
    ["has carriage returns", "a\r\nb\r\n"],
    ["has tabs", "a\n\tb\n"],
    ["has a template", "a\n${b.c}\n"],
    ["has all marks", "EOT\nEOF\nTEXT\n"],
  ])("is none where it %s", (_, text) => expect(heredoc(text, 2)).toBeUndefined());
});

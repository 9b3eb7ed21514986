import { parseTemplate } from "../../../src/hcl/expression/parser";

const literal = (value: unknown) => ({ kind: "literal", value });
const inside = (source: string) => {
  const template = parseTemplate(`\${${source}}`);
  return template?.kind === "template" ? template.parts[0] : template;
};

describe("a template of one reference", () => {
  it.each([
    ...["aws_x.y.name", "var.a", "each.value.name", "module.m.out", "a-b.c-d", "data.t.n.id"],
    ...["true.x", "a", "a.0", "a.b[0]"],
  ])("is read alike with spaces and without: %s", (source) => {
    expect(parseTemplate(`\${${source}}`)).toEqual(parseTemplate(`\${ ${source} }`));
  });
});

describe("a template", () => {
  it("is a text when nothing is in it", () => expect(parseTemplate("llm")).toEqual(literal("llm")));
  it("may escape what looks like an expression", () =>
    expect(parseTemplate("$${a} %%{b}")).toEqual(literal("${a} %{b}")));
  it("does not take a backslash for an escape outside of quotes", () =>
    expect(parseTemplate("a\\n$${")).toEqual(literal("a\\n${")));
  it("has texts and expressions in turn", () =>
    expect(parseTemplate("endpoint/${aws_x.y.name}/variant/${1}")).toMatchObject({
      kind: "template",
      parts: ["endpoint/", { kind: "reference", root: "aws_x", steps: ["y", "name"] }, "/variant/", literal(1)],
    }));
  it.each(["${", "${}", "${a", "%{ if a }b%{ endif }", "${a b}"])("is not known when it is %s", (text) =>
    expect(parseTemplate(text)).toBeUndefined(),
  );
});

describe("an expression", () => {
  it.each([
    ["true", true],
    ["null", null],
    ["-1.5e1", -15],
    ['"a\\n\\"b\\" \\u00e9 $${c}"', 'a\n"b" é ${c}'],
    ["(1)", 1],
  ])("may be the constant %s", (source, value) => expect(inside(source)).toEqual(literal(value)));

  it.each(['{ "a" = 1, b : [2, 3,] }', "{\n  a = 1 # one\n  b = [2, 3]\n}", "{a=1,b=[2,3]}"])(
    "may be the object %j",
    (source) =>
      expect(inside(source)).toEqual({
        kind: "object",
        entries: [
          { key: literal("a"), value: literal(1) },
          { key: literal("b"), value: { kind: "list", items: [literal(2), literal(3)] } },
        ],
      }),
  );

  it.each([
    ["aws_x.y.arn", ["y", "arn"]],
    ['aws_x.y["a.b"].arn', ["y", "a.b", "arn"]],
    ["aws_x.y[0].arn", ["y", 0, "arn"]],
    ["aws_x.y.0.arn", ["y", 0, "arn"]],
  ])("may be the reference %s", (source, steps) =>
    expect(inside(source)).toMatchObject({ kind: "reference", root: "aws_x", steps, source }),
  );

  it("may be a call, with a name that has a namespace", () =>
    expect(inside('provider::aws::arn_build("a", var.b...)')).toMatchObject({
      kind: "call",
      name: "provider::aws::arn_build",
      args: [literal("a"), { kind: "reference", root: "var" }],
    }));

  it.each([
    'var.a ? aws_x.y.arn : ""',
    "[for k, v in aws_x.y : v.arn if k != 1]",
    "{ for k, v in aws_x.y : k => v.arn... }",
    "!aws_x.y.a && 1 >= 2",
    "aws_x.y[*].arn",
    "aws_x.y[each.key].arn",
    "upper(aws_x.y.arn)[0]",
  ])("is looked through for what it refers to: %s", (source) =>
    expect(JSON.stringify(inside(source))).toContain('"root":"aws_x"'),
  );
});

import fc from "fast-check";

/** What HCL, JSON or a template could stumble over. */
const HOSTILE = [
  '"',
  "\\",
  "\n",
  "\r",
  "\r\n",
  "\t",
  "${",
  "%{",
  "$${",
  "%%{",
  "$",
  "%",
  "{",
  "}",
  "#",
  "//",
  "/*",
  "<<EOT",
  "EOT\n",
  "é",
  "日本",
  "👩‍👩‍👧",
  "\u2028",
  "\u0001",
  "\u0085",
  "\ufeff",
  "${var.x}",
  "a b",
  "'",
  "`",
];

/** Any text that HCL can hold, as what it is literally. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: "grapheme", maxLength: 8 })), { maxLength: 6 })
  .map((parts) => parts.join(""))
  .filter((text) => !text.includes("\0"));

/** A text as Terraform's JSON syntax has it: what looks like a template is none. */
export const asLiteral = (text: string): string => text.replaceAll("${", () => "$${").replaceAll("%{", "%%{");

const word = fc.constantFrom("a", "b1", "long_name_of_something", "with-hyphen");
const leaf = fc.oneof(
  fc.constantFrom(
    "var.a",
    "local.b_c",
    "aws_x.y.id",
    "each.key",
    "self.z",
    "data.aws_x.y.z",
    "null",
    "true",
    "0",
    "1.5",
    "-3",
  ),
  hostileText.map((text) => JSON.stringify(asLiteral(text.replace(/[^ -~]/g, "")))),
);

/** Expressions of Terraform's language, of any length and shape, without a template around them. */
export const expression: fc.Arbitrary<string> = fc.letrec<{ expression: string }>((tie) => {
  const inner = tie("expression");
  const list = (maxLength: number) => fc.array(inner, { maxLength });
  const entry = fc.tuple(
    fc.oneof(
      word,
      word.map((key) => `"${key} x"`),
      word.map((key) => `(var.${key})`),
    ),
    inner,
  );
  return {
    expression: fc.oneof(
      { maxDepth: 4, depthIdentifier: "expression" },
      leaf,
      list(4).map((items) => `[${items.join(",")}]`),
      fc
        .uniqueArray(entry, { selector: ([key]) => key, maxLength: 3 })
        .map((entries) => `{${entries.map(([key, value]) => `${key} = ${value}`).join(",")}}`),
      fc.tuple(word, list(3)).map(([name, items]) => `f_${name.replace("-", "_")}(${items.join(" , ")})`),
      fc.tuple(inner, inner, inner).map(([one, two, three]) => `(${one}) ? ${two} : ${three}`),
      fc
        .tuple(inner, fc.constantFrom("&&", "||", "==", "+", ">="), inner)
        .map(([left, operator, right]) => `(${left})${operator}(${right})`),
      inner.map((one) => `!(${one})`),
      fc.tuple(inner, inner).map(([from, value]) => `[for k,v in [${from}] : ${value} if v != null]`),
      fc.tuple(inner, inner).map(([from, value]) => `{for k,v in [${from}] : k => ${value}}`),
      fc.tuple(inner).map(([one]) => `"a \${${one}} b"`),
      inner.map((one) => `f(${one})[0].x["y"]`),
    ),
  };
}).expression;

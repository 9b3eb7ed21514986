import { readdirSync } from "node:fs";
import { addressOf } from "../../../src/package-info";
import { explainedRules } from "../../../src/rules/explained-rules";
import { pageAddress, rulePage } from "../../../src/rules/rule-page";
import { PAGES, readPage } from "./example";
import { written } from "./written-rule";

it.each(explainedRules.map((rule) => [rule.id, rule] as const))(
  "docs/rules/%s.md is what the rule says: otherwise run `npm run docs`",
  (id, rule) => {
    const page = readPage(id);
    expect(rulePage(rule, page)).toBe(page);
  },
);

it("every page has a rule", () => {
  const pages = readdirSync(PAGES).filter((file) => file.endsWith(".md"));
  expect(pages).toEqual(explainedRules.map(({ id }) => `${id}.md`).sort());
});

describe("the page of a rule", () => {
  it("says all there is to say of it", () => {
    expect(rulePage(written({ unless: ["Z01", "W03", "C04"] }))).toBe(`# Z02: Two holds

**error** · \`two\` · verified: a primary source states it · [all rules](../rules.md)

Or it never sleeps.

If [Z01](Z01.md), [W03](W03.md) or [C04](C04.md) reports the same resource, this rule reports nothing.

## Examples

## How to fix

two = \\<2>

Source: <https://docs.aws.amazon.com/two>

## Accept a finding

Add it to \`.scale-to-zero.json\`, with the address that the report shows and the reason:

\`\`\`json
{ "acknowledgements": [{ "rule": "Z02", "address": "…", "reason": "…" }] }
\`\`\`

With the constructs: \`acknowledge(construct, "Z02", "…")\`. See [Acknowledgements](../rules.md#acknowledgements).
`);
  });

  it("keeps the examples to the byte while the rule changes", () => {
    const examples = "\n```hcl wrong base=empty\n## one = 1\n```\n\nA  sentence.\t\n";
    const before = rulePage(written()).replace("## Examples\n", `## Examples\n${examples}`);
    const after = rulePage(written({ title: "Three holds", why: "Or it never wakes." }), before);
    expect(after).toContain(`Or it never wakes.\n\n## Examples\n${examples}\n## How to fix\n`);
    expect(rulePage(written(), after)).toBe(before);
  });

  it("has an address that is the same for every reader", () =>
    expect(pageAddress("W05")).toBe(addressOf("docs/rules/W05.md")));

  it.each(["", "W5", "../W05", "W05/..", "w05"])("has none for %j", (id) => expect(pageAddress(id)).toBeUndefined());
});

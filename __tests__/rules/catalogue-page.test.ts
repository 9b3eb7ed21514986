import { readFileSync } from "node:fs";
import { join } from "node:path";
import { allNotChecked, allRules } from "../../src/rules/all-rules";
import { cataloguePage } from "../../src/rules/catalogue-page";
import { effects } from "../../src/rules/effect";
import { type RuleDefinition, rule } from "../../src/rules/rule";

const page = join(__dirname, "..", "..", "docs", "rules.md");

const written = (change: Partial<RuleDefinition>) =>
  rule({
    id: "Z02",
    slug: "two",
    severity: "error",
    evidence: "verified",
    effect: effects.preventsSleep,
    title: "Two holds",
    why: "Or it never sleeps.",
    remedy: "two = <2>",
    source: "https://docs.aws.amazon.com/two",
    check: () => [],
    ...change,
  });

describe("docs/rules.md", () => {
  it("is what the rules say: otherwise run `npm run docs`", () => {
    expect(readFileSync(page, "utf8")).toBe(cataloguePage(allRules, allNotChecked));
  });

  it("names every id once", () => {
    const ids = [...allRules, ...allNotChecked].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const text = cataloguePage(allRules, allNotChecked);
    for (const id of ids) {
      expect(text).toMatch(new RegExp(`^(### ${id} |\\| ${id} \\|)`, "m"));
    }
  });

  it("says all there is to say of a rule", () => {
    const text = cataloguePage([written({ unless: ["Z01", "W03", "C04"] })], []);
    expect(text).toContain(
      [
        "### Z02 Two holds",
        "",
        "**error** · verified · `two`",
        "",
        "Or it never sleeps.",
        "",
        "Silent where Z01, W03 or C04 speaks about the same resource.",
        "",
        "Fix: two = \\<2>",
        "",
        "Source: <https://docs.aws.amazon.com/two>",
      ].join("\n"),
    );
  });

  it("does not depend on the order of the rules", () => {
    const one = written({ id: "Z01", slug: "one" });
    const other = { id: "Z03", title: "It | holds", reason: "Nobody sees it." };
    expect(cataloguePage([written({}), one], [other])).toBe(cataloguePage([one, written({})], [other]));
    expect(cataloguePage([one], [other])).toContain("| Z03 | It \\| holds | Nobody sees it. |");
  });
});

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { allNotChecked } from "../../../src/rules/all-rules";
import { cataloguePage } from "../../../src/rules/catalogue-page";
import { effects } from "../../../src/rules/effect";
import { explainedRules } from "../../../src/rules/explained-rules";
import { type RuleDefinition, rule } from "../../../src/rules/rule";
import { PAGES } from "./example";

const page = join(PAGES, "..", "rules.md");

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
    expect(readFileSync(page, "utf8")).toBe(cataloguePage(explainedRules, allNotChecked));
  });

  it("names every id once, and links the page of each rule", () => {
    const ids = [...explainedRules, ...allNotChecked].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const text = cataloguePage(explainedRules, allNotChecked);
    for (const { id } of explainedRules) {
      expect(text).toMatch(new RegExp(`^\\| \\[${id}\\]\\(rules/${id}\\.md\\) \\|`, "m"));
    }
    for (const { id } of allNotChecked) {
      expect(text).toMatch(new RegExp(`^\\| ${id} \\|`, "m"));
    }
  });

  it("has a row for each rule", () => {
    expect(cataloguePage([written({ title: "At least <2> | 3" })], [])).toContain(
      "| [Z02](rules/Z02.md) | At least \\<2> \\| 3 | error | `two` |",
    );
  });

  it("does not depend on the order of the rules", () => {
    const one = written({ id: "Z01", slug: "one" });
    const other = { id: "Z03", title: "It | holds | *always*", reason: "Nobody sees it." };
    expect(cataloguePage([written({}), one], [other])).toBe(cataloguePage([one, written({})], [other]));
    expect(cataloguePage([one], [other])).toContain("| Z03 | It \\| holds \\| \\*always\\* | Nobody sees it. |");
  });
});

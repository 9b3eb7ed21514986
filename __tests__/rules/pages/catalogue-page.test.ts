import { readFileSync } from "node:fs";
import { join } from "node:path";
import { allNotChecked } from "../../../src/rules/all-rules";
import { cataloguePage } from "../../../src/rules/catalogue-page";
import { explainedRules } from "../../../src/rules/explained-rules";
import { PAGES } from "./example";
import { written } from "./written-rule";

const page = join(PAGES, "..", "rules.md");

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

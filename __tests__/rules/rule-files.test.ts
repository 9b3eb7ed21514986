import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { allRules } from "../../src/rules/all-rules";

const RULES = join(__dirname, "../../src/rules");

const files = readdirSync(RULES, { recursive: true, encoding: "utf8" }).map((file) => basename(file));
const ruleFiles = files.filter((file) => /^[a-z]\d\d-/.test(file));

it("each rule is found by its id: its file is named <id>-<slug>.ts", () => {
  const expected = allRules.map(({ id, slug }) => `${id.toLowerCase()}-${slug}.ts`);
  expect(expected.sort()).toEqual(ruleFiles.sort());
});

it.each(allRules.map((rule) => [`${rule.id.toLowerCase()}-${rule.slug}.ts`, rule]))(
  "%s holds its rule and no other",
  (file, rule) => {
    const [path = ""] = readdirSync(RULES, { recursive: true, encoding: "utf8" }).filter(
      (one) => basename(one) === file,
    );
    const exported: readonly unknown[] = Object.values(require(join(RULES, path)) as Record<string, unknown>);
    expect(exported.filter((value) => (allRules as readonly unknown[]).includes(value))).toEqual([rule]);
  },
);

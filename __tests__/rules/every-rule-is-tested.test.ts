import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { allRules } from "../../src/rules/all-rules";

/* Each rule has a `describe("Z07 …")` with what breaks it and with what is close and does not. */

const source = readdirSync(__dirname, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".test.ts"))
  .map((file) => readFileSync(join(__dirname, file), "utf8"))
  .join("\n");

const suites = source.split(/^describe\(["'`]/m).slice(1);

/** The titles of the tests about a rule. */
function titlesOf(id: string): readonly string[] {
  const own = suites.filter((suite) => suite.startsWith(`${id} `));
  return own.flatMap((suite) =>
    [...suite.matchAll(/\bit(?:\.each\([\s\S]*?\))?\(\s*["'`]([^"'`]+)/g)].map(([, title = ""]) => title),
  );
}

describe.each(allRules.map(({ id, slug }) => [id, slug]))("the rule %s %s", (id, slug) => {
  const titles = titlesOf(id);

  it("is named by its tests", () => expect(suites.some((suite) => suite.startsWith(`${id} ${slug}`))).toBe(true));

  it("has a test that breaks it", () =>
    expect(titles.filter((title) => /^(speaks|is an error|warns|notes)/.test(title))).not.toEqual([]));

  it("has a test that nearly does", () => expect(titles.filter((title) => /^is silent/.test(title))).not.toEqual([]));
});

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(__dirname, "../..");
const DECLARATION = /^export (?:abstract )?(?:class|interface|type|const) (\w+)\b/gm;

const [, section = ""] =
  /\n## Words of the code\n([\s\S]*?)\n## /.exec(readFileSync(join(ROOT, "CONTRIBUTING.md"), "utf8")) ?? [];
const rows = [...section.matchAll(/^\| `(\w+)` \| .* \| `(src\/[^`]+)` \|$/gm)].map(
  ([, word = "", file = ""]) => [word, file] as const,
);

/** Files of the package, by the names that they declare. */
const declared = new Map<string, ReadonlySet<string>>();
for (const entry of readdirSync(join(ROOT, "src"), { recursive: true, encoding: "utf8" })) {
  if (entry.endsWith(".ts")) {
    const file = join("src", entry);
    for (const [, name = ""] of readFileSync(join(ROOT, file), "utf8").matchAll(DECLARATION)) {
      declared.set(name, new Set([...(declared.get(name) ?? []), file]));
    }
  }
}

it("has the words of the code", () => expect(rows.length).toBeGreaterThan(15));

it.each(rows)("%s is declared once, where the list says", (word, file) =>
  expect([...(declared.get(word) ?? [])]).toEqual([file]),
);

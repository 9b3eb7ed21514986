// Writes docs/rules.md and a page for each rule, docs/rules/W05.md, from the rules. Keeps the examples of each page. With
// --check it writes nothing, and fails if a page is not what it would write.
// Usage: node scripts/write-rules-page.js [--check], after `npm run build`
const { mkdirSync, readdirSync, readFileSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
const { allNotChecked } = require("../lib/src/rules/all-rules");
const { cataloguePage } = require("../lib/src/rules/catalogue-page");
const { explainedRules } = require("../lib/src/rules/explained-rules");
const { rulePage } = require("../lib/src/rules/rule-page");

const docs = join(__dirname, "..", "docs");

const written = (file) => {
  try {
    return readFileSync(join(docs, file), "utf8");
  } catch (error) {
    if (error.code === "ENOENT") {
      return undefined;
    }
    throw error;
  }
};

const pages = new Map([["rules.md", cataloguePage(explainedRules, allNotChecked)]]);
for (const rule of explainedRules) {
  const file = `rules/${rule.id}.md`;
  pages.set(file, rulePage(rule, written(file)));
}

mkdirSync(join(docs, "rules"), { recursive: true });
const strangers = readdirSync(join(docs, "rules")).filter(
  (file) => file.endsWith(".md") && !pages.has(`rules/${file}`),
);
for (const file of strangers) {
  console.error(`docs/rules/${file} belongs to no rule: remove it`);
  process.exitCode = 1;
}
for (const [file, page] of pages) {
  if (!process.argv.includes("--check")) {
    writeFileSync(join(docs, file), page);
  } else if (written(file) !== page) {
    console.error(`docs/${file} is not what the rules say: run \`npm run docs\` and commit it`);
    process.exitCode = 1;
  }
}

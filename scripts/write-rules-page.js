// Writes docs/rules.md from the rules. With --check it writes nothing and fails when the page is not what it would write.
// Usage: node scripts/write-rules-page.js [--check], after `npm run build`
const { readFileSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
const { allNotChecked, allRules } = require("../lib/src/rules/all-rules");
const { cataloguePage } = require("../lib/src/rules/catalogue-page");

const file = join(__dirname, "..", "docs", "rules.md");

const written = () => {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
};

const page = cataloguePage(allRules, allNotChecked);
if (!process.argv.includes("--check")) {
  writeFileSync(file, page);
} else if (written() !== page) {
  console.error("docs/rules.md is not what the rules say: run `npm run docs` and commit the page");
  process.exitCode = 1;
}

// Writes the address of the repository to package.json, from which everything else takes it:
//   node scripts/set-repository.js https://github.com/<owner>/<name>
// With --check: exits with code 1 while the address is a placeholder, so that no package is published with it.
const { readFileSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");

const FILE = join(__dirname, "..", "package.json");
const [given] = process.argv.slice(2);
const written = JSON.parse(readFileSync(FILE, "utf8"));

if (given === "--check") {
  if (written.repository.url.includes("/OWNER/")) {
    fail("package.json names no repository yet. Run: node scripts/set-repository.js https://github.com/<owner>/<name>");
  }
} else if (/^https:\/\/[\w.-]+(\/[\w.-]+){2,}$/.test(given ?? "") && !/\/(OWNER|tree|blob)\//.test(given)) {
  const address = given.replace(/\.git$/, "");
  written.homepage = `${address}#readme`;
  written.repository = { type: "git", url: `git+${address}.git` };
  written.bugs = { url: `${address}/issues` };
  writeFileSync(FILE, `${JSON.stringify(written, undefined, 2)}\n`);
} else {
  fail(`${given ?? "nothing"} is not the address of a repository. Write https://github.com/<owner>/<name>`);
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

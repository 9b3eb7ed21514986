// Writes the address of the repository to package.json, from which the package takes it, and to the workflows that users copy:
//   node scripts/set-repository.js https://github.com/<owner>/<name>
// With --check: exits with code 1 while the address is a placeholder, so that no package is published with it.
const { readFileSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");

const FILE = join(__dirname, "..", "package.json");
const WORKFLOWS = join(__dirname, "../docs/pull-requests.md");
const GITHUB = "https://github.com/";
const [given] = process.argv.slice(2);
const written = JSON.parse(readFileSync(FILE, "utf8"));

if (given === "--check") {
  if (written.repository.url.includes("/OWNER/")) {
    fail("package.json names no repository yet. Run: node scripts/set-repository.js https://github.com/<owner>/<name>");
  }
} else if (/^https:\/\/[\w.-]+(\/[\w.-]+){2,}$/.test(given ?? "") && !/\/(OWNER|tree|blob)\//.test(given)) {
  const address = given.replace(/\.git$/, "");
  useAction(pathOf(written.repository.url), pathOf(address));
  written.homepage = `${address}#readme`;
  written.repository = { type: "git", url: `git+${address}.git` };
  written.bugs = { url: `${address}/issues` };
  writeFileSync(FILE, `${JSON.stringify(written, undefined, 2)}\n`);
} else {
  fail(`${given ?? "nothing"} is not the address of a repository. Write https://github.com/<owner>/<name>`);
}

/** `owner/name` on GitHub, where alone a workflow can use an action. */
function pathOf(url) {
  const address = url.replace(/^git\+/, "").replace(/\.git$/, "");
  return address.startsWith(GITHUB) ? address.slice(GITHUB.length) : undefined;
}

function useAction(before, after) {
  if (before !== undefined && after !== undefined) {
    const text = readFileSync(WORKFLOWS, "utf8");
    writeFileSync(WORKFLOWS, text.replaceAll(`uses: ${before}@`, `uses: ${after}@`));
  }
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

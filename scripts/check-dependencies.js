// Fails on a dependency without integrity, with a licence or an install script that nobody allowed, or deprecated.
// Usage: node scripts/check-dependencies.js [package-lock.json]
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const policy = require("./dependency-policy");
const { problemsIn } = require("./locked-dependencies");

const file = process.argv[2] ?? join(__dirname, "..", "package-lock.json");
const problems = problemsIn(JSON.parse(readFileSync(file, "utf8")), policy);
for (const problem of problems) {
  console.error(problem);
}
if (problems.length > 0) {
  process.exitCode = 1;
}

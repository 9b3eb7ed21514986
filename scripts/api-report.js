// npm run api: writes the API report of each entry, and fails if it differs from the reviewed report in etc/, if a public
// type is not exported, or if a public type is a union that `api-unions.js` does not list. `npm run api -- --write` updates the reports.
// The reasons: docs/decisions/the-public-api-is-reviewed.md.
const { apiProblems } = require("./api-problems");
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const { codeOf, namesIn } = require("./api-shape");
const { readUnions } = require("./api-unions");
const { entries, root } = require("./entries");

const write = process.argv.includes("--write");
for (const entry of entries) {
  for (const problem of apiProblems(root, entry, { readUnions, write })) {
    console.error(`${entry.specifier}: ${problem}`);
    process.exitCode = 1;
  }
}

const names = entries.flatMap(({ name }) => namesIn(codeOf(readFileSync(join(root, "etc", `${name}.api.md`), "utf8"))));
for (const name of Object.keys(readUnions).filter((listed) => !names.includes(listed))) {
  console.error(`scripts/api-unions.js lists ${name}, which is not in the public API. Remove it.`);
  process.exitCode = 1;
}

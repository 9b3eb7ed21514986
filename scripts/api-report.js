// npm run api: writes the API report of each entry, and fails if it differs from the reviewed report in etc/, if a public
// type is not exported, or if the properties of constructs have union types. `npm run api -- --write` updates the reports.
// The reasons: docs/decisions/the-public-api-is-reviewed.md.
const { apiProblems } = require("./api-problems");
const { entries, root } = require("./entries");

/** Results that programs read may have unions, which TypeScript narrows. What they write may not. */
const WRITTEN_BY_PROGRAMS = ["index", "modules"];

const write = process.argv.includes("--write");
for (const entry of entries) {
  for (const problem of apiProblems(root, entry, { checksShape: WRITTEN_BY_PROGRAMS.includes(entry.name), write })) {
    console.error(`${entry.specifier}: ${problem}`);
    process.exitCode = 1;
  }
}

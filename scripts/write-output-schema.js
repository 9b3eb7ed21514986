// Writes docs/check-output.schema.json from the schema that the JSON output is typed by. Needs `npm run build`.
const { writeFileSync } = require("node:fs");
const { join } = require("node:path");
const { checkOutputSchema } = require("../lib/src/review/check-output");

const file = join(__dirname, "..", "docs", "check-output.schema.json");
writeFileSync(file, `${JSON.stringify(checkOutputSchema(), undefined, 2)}\n`);

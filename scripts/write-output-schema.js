// Writes the JSON schemas in docs from the schemas that the program reads and writes with. Needs `npm run build`.
const { writeFileSync } = require("node:fs");
const { join } = require("node:path");
const { trafficProfileSchema } = require("../lib/src/behaviour/traffic/profile/schema");
const { changeSchema } = require("../lib/src/review/change/change-output");
const { capacityChangeSchema } = require("../lib/src/operate/change/change-output");
const { drillSchema } = require("../lib/src/operate/drill/drill-output");
const { statusSchema } = require("../lib/src/operate/status/status-output");
const { checkOutputSchema } = require("../lib/src/review/check-output");
const { comparisonSchema, recommendationSchema } = require("../lib/src/review/simulation/settings-output");
const { publishedProjectFileSchema } = require("../lib/src/rules/project-file-schema");
const { simulationSchema } = require("../lib/src/review/simulation/output");

const SCHEMAS = {
  "capacity-change.schema.json": capacityChangeSchema(),
  "check-output.schema.json": checkOutputSchema(),
  "comparison.schema.json": comparisonSchema(),
  "drill.schema.json": drillSchema(),
  "recommendation.schema.json": recommendationSchema(),
  "review.schema.json": changeSchema(),
  "scale-to-zero.schema.json": publishedProjectFileSchema(),
  "simulation.schema.json": simulationSchema(),
  "status.schema.json": statusSchema(),
  "traffic-profile.schema.json": trafficProfileSchema(),
};

for (const [file, schema] of Object.entries(SCHEMAS)) {
  writeFileSync(join(__dirname, "..", "docs", file), `${JSON.stringify(schema, undefined, 2)}\n`);
}

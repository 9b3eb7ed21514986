// Bundles the chart library of HTML reports into one file, with the licences of all that is in it: the library is no
// dependency of the package. The same source and package-lock.json give the same bytes on every machine.
// Usage: node scripts/bundle-charts.js [out], by default lib/charts
const { mkdirSync, writeFileSync } = require("node:fs");
const { join, resolve } = require("node:path");
const { buildSync } = require("esbuild");
const { licencesOf } = require("./bundled-licences");

const root = join(__dirname, "..");

const { outputFiles, metafile } = buildSync({
  absWorkingDir: root,
  entryPoints: ["scripts/charts/library.mjs"],
  outfile: "library.js",
  write: false,
  metafile: true,
  bundle: true,
  minify: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  // All licences stand at the head of the file; ECharts marks none of its comments as legal.
  legalComments: "none",
  // Only ES modules can be tree-shaken.
  mainFields: ["module", "main"],
  logLevel: "warning",
});

const licences = licencesOf(root, Object.keys(metafile.inputs));
if (licences.includes("*/")) {
  throw new Error("A licence would end the comment that it stands in");
}
const out = resolve(root, process.argv[2] ?? join("lib", "charts"));
mkdirSync(out, { recursive: true });
writeFileSync(join(out, "library.js"), `/*!\n${licences}*/\n${outputFiles[0].text}`);

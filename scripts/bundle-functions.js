// Bundles each Lambda function into <out>/<name>/index.js and <out>/<name>.zip: the same source and package-lock.json
// give the same bytes on every machine.
// Usage: node scripts/bundle-functions.js [out], by default lib/functions
const { mkdirSync, readFileSync, writeFileSync } = require("node:fs");
const { join, resolve } = require("node:path");
const { buildSync } = require("esbuild");
const { strToU8, zipSync } = require("fflate");
const { licencesOf } = require("./bundled-licences");

const root = join(__dirname, "..");
const functions = ["endpoint-sleeper"];

const bundle = (name, file) =>
  buildSync({
    // Relative to the package, so that no path of this machine can get into the output.
    absWorkingDir: root,
    entryPoints: [`src/functions/${name}/handler.ts`],
    outfile: file,
    metafile: true,
    bundle: true,
    minify: true,
    // Error and class names stay readable in the logs.
    keepNames: true,
    platform: "node",
    // The Lambda runtime is newer; 20 is the oldest Node.js the package supports, and costs nothing here.
    target: "node20",
    format: "cjs",
    // Only ES modules can be tree-shaken: 118 kB zipped instead of about 250 kB.
    mainFields: ["module", "main"],
    legalComments: "none",
    logLevel: "warning",
  });

const zip = (files) =>
  zipSync(files, {
    level: 9,
    // A zip file holds local time without a zone: these are the same fields everywhere.
    mtime: new Date(1980, 0, 1, 12),
    // Unix, rw-r--r--: Lambda cannot read a file that grants no permissions.
    os: 3,
    attrs: 0o100644 << 16,
  });

const out = resolve(root, process.argv[2] ?? join("lib", "functions"));
for (const name of functions) {
  mkdirSync(join(out, name), { recursive: true });
  const file = join(out, name, "index.js");
  const { metafile } = bundle(name, file);
  const licences = strToU8(licencesOf(root, Object.keys(metafile.inputs)));
  writeFileSync(
    join(out, `${name}.zip`),
    zip({ "index.js": readFileSync(file), "THIRD-PARTY-LICENSES.txt": licences }),
  );
}

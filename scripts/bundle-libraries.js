// Bundles small libraries into lib/libraries, each into one file with its licence, and lets the compiled sources load these:
// the packages themselves take 9 MB on the disk of a user, and these files 0.4 MB. They are no dependencies of the package.
// The same source and package-lock.json give the same bytes on every machine. Fails if a library is not used any more.
// Usage: node scripts/bundle-libraries.js
const { mkdirSync, readdirSync, readFileSync, writeFileSync } = require("node:fs");
const { dirname, join, relative, sep } = require("node:path");
const { buildSync } = require("esbuild");
const { LIBRARIES, MEMBERS } = require("./bundled-libraries");
const { licencesOf } = require("./bundled-licences");

const root = join(__dirname, "..");
const compiled = join(root, "lib", "src");
const folder = join(root, "lib", "libraries");
const fileOf = (name) => join(folder, `${name.replace("@", "").replaceAll("/", "-")}.js`);

/** With named members, esbuild leaves out what they do not use. */
const contentsOf = (name) =>
  MEMBERS[name] === undefined
    ? `module.exports = require("${name}");`
    : `export { ${MEMBERS[name].join(", ")} } from "${name}";`;

function bundle(name) {
  const { outputFiles, metafile } = buildSync({
    absWorkingDir: root,
    stdin: { contents: contentsOf(name), resolveDir: root },
    outfile: "library.js",
    write: false,
    metafile: true,
    bundle: true,
    minify: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    // All licences stand at the head of the file.
    legalComments: "none",
    logLevel: "warning",
  });
  const licences = licencesOf(root, Object.keys(metafile.inputs));
  if (licences.includes("*/")) {
    throw new Error(`A licence of ${name} would end the comment that it stands in`);
  }
  writeFileSync(fileOf(name), `/*!\n${licences}*/\n${outputFiles[0].text}`);
}

/** The compiled files that load a library, or its bundle already. */
function loadBundled(name, files) {
  let users = 0;
  for (const file of files) {
    const code = readFileSync(file, "utf8");
    const path = relative(dirname(file), fileOf(name)).split(sep).join("/");
    if (code.includes(`require("${path}")`)) {
      users += 1;
    } else if (code.includes(`require("${name}")`)) {
      users += 1;
      writeFileSync(file, code.replaceAll(`require("${name}")`, `require("${path}")`));
    }
  }
  if (users === 0) {
    throw new Error(`${name} is bundled, and no file of lib/src loads it: remove it from scripts/bundled-libraries.js`);
  }
}

mkdirSync(folder, { recursive: true });
const files = readdirSync(compiled, { recursive: true })
  .map((name) => join(compiled, name))
  .filter((file) => file.endsWith(".js"));
for (const name of LIBRARIES) {
  bundle(name);
  loadBundled(name, files);
}

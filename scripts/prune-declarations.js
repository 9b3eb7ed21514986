// Removes the declarations that no entry reaches, before the package is packed: they are half of its files, and nobody can
// import them.
const { readdirSync, readFileSync, rmSync } = require("node:fs");
const { dirname, join } = require("node:path");
const ts = require("typescript");
const { entries, root } = require("./entries");

const lib = join(root, "lib");
const reached = new Set();
for (const { path } of entries) {
  reach(`${path}.d.ts`);
}
for (const file of readdirSync(join(lib, "src"), { recursive: true }).map((name) => join(lib, "src", name))) {
  if (file.endsWith(".d.ts") && !reached.has(file)) {
    rmSync(file);
  }
}
// The next build has to write them again.
rmSync(join(lib, "build.tsbuildinfo"), { force: true });

function reach(file) {
  if (reached.has(file)) {
    return;
  }
  reached.add(file);
  for (const { fileName } of ts.preProcessFile(readFileSync(file, "utf8"), true, true).importedFiles) {
    if (fileName.startsWith(".")) {
      reach(declarationOf(join(dirname(file), fileName)));
    }
  }
}

/** A folder is imported for its index. */
function declarationOf(path) {
  const file = `${path}.d.ts`;
  return ts.sys.fileExists(file) ? file : join(path, "index.d.ts");
}

// Makes the package load a module when one of its names is first used, and not all of them with the first import: what
// tsc writes as `var a_1 = require("./a")` and getters on `a_1` becomes getters that require.
const { readFileSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");

const FILE = join(__dirname, "..", "lib", "src", "index.js");
const REQUIRE = /^var (\w+) = require\("([^"]+)"\);\n/gm;

const written = readFileSync(FILE, "utf8");
const paths = new Map([...written.matchAll(REQUIRE)].map(([, name, path]) => [name, path]));
let replaced = 0;
const lazy = written.replace(REQUIRE, "").replace(/return (\w+)\.(\w+);/g, (line, name, member) => {
  if (!paths.has(name)) {
    return line;
  }
  replaced += 1;
  return `return require("${paths.get(name)}").${member};`;
});
// tsc leaves the file alone where nothing has changed. Another version of tsc may write it differently: then each import
// would load everything, and nobody would notice.
const isLazy = written.includes('return require("./') && paths.size === 0;
if (replaced === 0 && !isLazy) {
  console.error(`${FILE}: no getter of an import was found. Adapt scripts/lazy-index.js to what tsc writes.`);
  process.exit(1);
}
writeFileSync(FILE, lazy);

// Makes the files of the constructs load each other when one of their names is first used: a program that imports the
// package loads what it uses. What tsc writes as `const a_1 = require("./a")` becomes a function that requires.
const { readdirSync, readFileSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
const { lazyRequires } = require("./lazy-requires");
const { root } = require("./entries");

const room = join(root, "lib", "src", "constructs");
const files = readdirSync(room, { recursive: true }).filter((file) => file.endsWith(".js"));
let lazy = 0;
for (const file of files.map((name) => join(room, name))) {
  const written = readFileSync(file, "utf8");
  const { code, isLazy } = lazyRequires(written);
  lazy += isLazy ? 1 : 0;
  if (code !== written) {
    writeFileSync(file, code);
  }
}
// tsc leaves files alone that have not changed. Another version of tsc may write them differently: then each import would
// load everything, and nobody would notice.
if (lazy < files.length / 2) {
  console.error(
    `${room}: ${lazy} of ${files.length} files load late. Adapt scripts/lazy-requires.js to what tsc writes.`,
  );
  process.exit(1);
}

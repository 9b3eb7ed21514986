// Writes the package's face for ES modules: Node finds no names in a CommonJS module whose getters require, and a project
// with "type": "module" imports by name. Both faces give the same classes.
const { writeFileSync } = require("node:fs");
const { join } = require("node:path");

const folder = join(__dirname, "..", "lib", "src");
// The names alone: no getter is asked for its value.
const names = Object.keys(require(join(folder, "index.js"))).sort();

writeFileSync(
  join(folder, "index.mjs"),
  `import all from "./index.js";\n\nexport const {\n${names.map((name) => `  ${name},\n`).join("")}} = all;\n`,
);
writeFileSync(join(folder, "index.d.mts"), 'export * from "./index.js";\n');

// Writes the face of each entry for ES modules: Node finds no names in a CommonJS module whose getters require, and a
// project with "type": "module" imports by name. Both faces give the same classes.
const { writeFileSync } = require("node:fs");
const { basename } = require("node:path");
const { entries } = require("./entries");

for (const { path } of entries) {
  // The names alone: no getter is asked for its value.
  const names = Object.keys(require(`${path}.js`)).sort();
  const file = `./${basename(path)}.js`;
  writeFileSync(
    `${path}.mjs`,
    `import all from "${file}";\n\nexport const {\n${names.map((name) => `  ${name},\n`).join("")}} = all;\n`,
  );
  writeFileSync(`${path}.d.mts`, `export * from "${file}";\n`);
}

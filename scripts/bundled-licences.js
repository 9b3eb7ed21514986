const { existsSync, readFileSync, readdirSync } = require("node:fs");
const { join } = require("node:path");

/** Folder of the package that a bundled file comes from; `undefined` for our own. */
const packageFolder = (input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0];

/** Texts that belong to a licence: notices (section 4(d) of the Apache License 2.0), and licences of parts of a package. */
const furtherTexts = (folder) => {
  const parts = join(folder, "licenses");
  const files = existsSync(parts) ? readdirSync(parts).sort() : [];
  return [join(folder, "NOTICE"), ...files.map((name) => join(parts, name))].filter((file) => existsSync(file));
};

const licenceText = (folder, { license }) => {
  const file = ["LICENSE", "LICENSE.txt", "LICENSE.md"]
    .map((name) => join(folder, name))
    .find((path) => existsSync(path));
  const text = file === undefined ? `${license}\n` : readFileSync(file, "utf8");
  return [text, ...furtherTexts(folder).map((path) => `${readFileSync(path, "utf8").trim()}\n`)].join("\n");
};

/**
 * The licences that a redistribution of bundled files must carry, each text once under the packages it covers.
 * @param root folder that the inputs are relative to
 * @param inputs files as esbuild's metafile names them, with forward slashes
 */
exports.licencesOf = (root, inputs) => {
  const folders = new Set(inputs.map(packageFolder).filter((folder) => folder !== undefined));
  const packagesByText = new Map();
  for (const folder of [...folders].sort()) {
    const manifest = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
    const text = licenceText(join(root, folder), manifest);
    const packages = packagesByText.get(text) ?? [];
    packagesByText.set(text, [...packages, `${manifest.name} ${manifest.version} (${manifest.license})`]);
  }
  return [...packagesByText]
    .map(([text, packages]) => `${packages.join("\n")}\n\n${text}`)
    .join(`\n${"-".repeat(80)}\n\n`);
};

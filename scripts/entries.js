// The entry points of the package: what package.json exports with a file for ES modules.
const { join, relative } = require("node:path");

const root = join(__dirname, "..");
const { name: packageName, exports: exported } = require(join(root, "package.json"));

/** Each with its specifier, such as `cdktf-sagemaker-scale-to-zero/check`, and the path of its file without an ending. */
const entries = Object.entries(exported).flatMap(([path, conditions]) => {
  const file = conditions.import?.default;
  return file === undefined
    ? []
    : [{ specifier: join(packageName, path), path: join(root, file.replace(/\.mjs$/, "")), name: nameOf(path) }];
});

/** `index` for the package itself, and `check` for `./check`. */
function nameOf(path) {
  return path === "." ? "index" : relative(".", path);
}

module.exports = { entries, root };

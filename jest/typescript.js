const { createHash } = require("node:crypto");
const { readFileSync } = require("node:fs");
const { version } = require("esbuild/package.json");
const { compilerOptions } = require("../tsconfig.json");

const options = {
  loader: "ts",
  format: "cjs",
  sourcemap: "inline",
  // Jest has the source beside the map.
  sourcesContent: false,
  tsconfigRaw: { compilerOptions },
  // Jest resolves and mocks what is required.
  supported: { "dynamic-import": false },
};
// esbuild writes exports that nothing can replace, and tests watch functions of modules.
const FIXED = "var __defProp = Object.defineProperty;";
const REPLACEABLE =
  "var __defProp = (to, name, property) => Object.defineProperty(to, name, { ...property, configurable: true });";

const revision = [version, readFileSync(__filename), JSON.stringify(options)].join("\0");

/** TypeScript to JavaScript one file at a time. `npm run typecheck` checks the types. */
module.exports = {
  getCacheKey: (source, path) => createHash("sha256").update([revision, path, source].join("\0")).digest("hex"),

  process(source, path) {
    // Not used for files that Jest has in its cache.
    const { transformSync } = require("esbuild");
    const { code } = transformSync(source, { ...options, sourcefile: path });
    return { code: code.replace(FIXED, REPLACEABLE) };
  },
};

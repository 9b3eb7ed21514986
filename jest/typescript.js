const { createHash } = require("node:crypto");
const { readFileSync } = require("node:fs");
const { version } = require("typescript/package.json");
const { compilerOptions } = require("../tsconfig.json");

const options = { ...compilerOptions, module: "CommonJS", declaration: false, inlineSourceMap: true };
const revision = [version, readFileSync(__filename), JSON.stringify(options)].join("\0");

/** TypeScript to JavaScript one file at a time. `npm run typecheck` checks the types. */
module.exports = {
  getCacheKey: (source, path) => createHash("sha256").update([revision, path, source].join("\0")).digest("hex"),

  process(source, path) {
    // Half a second to load, and not used for files that Jest has in its cache.
    const { transpileModule } = require("typescript");
    return { code: transpileModule(source, { fileName: path, compilerOptions: options }).outputText };
  },
};

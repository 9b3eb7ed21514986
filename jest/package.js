const layers = require("./layers");
const shared = require("./shared");

/** The packed package, installed into a scratch project. Requires an npm registry. */
module.exports = {
  ...shared,
  ...layers.folder("package"),
  rootDir: "..",
  globalSetup: "<rootDir>/__tests__/package/support/pack.ts",
  globalTeardown: "<rootDir>/__tests__/package/support/unpack.ts",
  testTimeout: 300_000,
};

const shared = require("./shared");

/** The packed package, installed into a scratch project. Requires an npm registry. */
module.exports = {
  ...shared,
  rootDir: "..",
  testMatch: ["<rootDir>/__tests__/package/**/*.test.ts"],
  globalSetup: "<rootDir>/__tests__/package/support/pack.ts",
  globalTeardown: "<rootDir>/__tests__/package/support/unpack.ts",
  testTimeout: 300_000,
};

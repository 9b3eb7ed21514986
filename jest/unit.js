const shared = require("./shared");

/** Everything that requires only npm. */
module.exports = {
  ...shared,
  globalSetup: "<rootDir>/__tests__/support/bundled-functions.ts",
  testSequencer: "<rootDir>/jest/heavy-first.js",
  testPathIgnorePatterns: ["/node_modules/", "/__tests__/terraform/", "/__tests__/package/", "/__tests__/browser/"],
};

const layers = require("./layers");
const shared = require("./shared");

/** What one runs after each edit. Requires only npm. */
module.exports = {
  ...shared,
  ...layers.others(),
  globalSetup: "<rootDir>/__tests__/support/bundled-functions.ts",
  testSequencer: "<rootDir>/jest/heavy-first.js",
};

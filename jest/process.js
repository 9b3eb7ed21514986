const layers = require("./layers");
const shared = require("./shared");

/** Tests that start a program: the built command, a script, or another client of AWS. */
module.exports = {
  ...shared,
  ...layers.suffix("process"),
  rootDir: "..",
  globalSetup: "<rootDir>/__tests__/support/bundled-functions.ts",
};

const layers = require("./layers");
const shared = require("./shared");

/** Statements about very many inputs: generated ones, hostile texts in every place, edits of every attribute. */
module.exports = {
  ...shared,
  ...layers.suffix("property"),
  rootDir: "..",
  globalSetup: "<rootDir>/__tests__/support/bundled-functions.ts",
  testSequencer: "<rootDir>/jest/heavy-first.js",
};

const { availableParallelism } = require("node:os");
const layers = require("./layers");
const shared = require("./shared");

/** Real Terraform, with the providers that it is configured to install. */
module.exports = {
  ...shared,
  ...layers.folder("terraform"),
  rootDir: "..",
  testTimeout: 180_000,
  testSequencer: "<rootDir>/jest/heavy-first.js",
  // Most of the time goes by while Terraform waits for local AWS.
  maxWorkers: 2 * availableParallelism(),
  globalSetup: "<rootDir>/__tests__/support/terraform-setup.ts",
  globalTeardown: "<rootDir>/__tests__/support/terraform-teardown.ts",
};

const shared = require("./shared");

/** Real Terraform, with the providers that it is configured to install. */
module.exports = {
  ...shared,
  rootDir: "..",
  testMatch: ["<rootDir>/__tests__/terraform/**/*.test.ts"],
  testTimeout: 180_000,
  globalSetup: "<rootDir>/__tests__/support/terraform-setup.ts",
  globalTeardown: "<rootDir>/__tests__/support/terraform-teardown.ts",
};

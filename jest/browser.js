const shared = require("./shared");

/** Pages in a real browser: Chromium of the machine, none is downloaded. */
module.exports = {
  ...shared,
  rootDir: "..",
  testMatch: ["<rootDir>/__tests__/browser/**/*.test.ts"],
  globalSetup: "<rootDir>/__tests__/browser/support/browser-setup.ts",
  globalTeardown: "<rootDir>/__tests__/browser/support/browser-teardown.ts",
};

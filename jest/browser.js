const layers = require("./layers");
const shared = require("./shared");

/** Pages in a real browser: Chromium of the machine, none is downloaded. */
module.exports = {
  ...shared,
  ...layers.folder("browser"),
  rootDir: "..",
  globalSetup: "<rootDir>/__tests__/browser/support/browser-setup.ts",
  globalTeardown: "<rootDir>/__tests__/browser/support/browser-teardown.ts",
};

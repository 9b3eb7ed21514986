const fast = require("./jest.fast");

/** Everything that needs nothing but npm. */
module.exports = {
  ...fast,
  globalSetup: "<rootDir>/__tests__/support/bundled-functions.ts",
  testPathIgnorePatterns: ["/node_modules/", "/__tests__/terraform/", "/__tests__/package/"],
};

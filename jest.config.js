const fast = require("./jest.fast");

/** Everything that needs nothing but npm. */
module.exports = {
  ...fast,
  testPathIgnorePatterns: ["/node_modules/", "/__tests__/terraform/", "/__tests__/package/"],
};

const layers = require("./layers");
const shared = require("./shared");

/** Whole stories on local AWS, from a deployment to a wake: many requests each, by a clock that is advanced. */
module.exports = {
  ...shared,
  ...layers.suffix("journey"),
  rootDir: "..",
  globalSetup: "<rootDir>/__tests__/support/bundled-functions.ts",
};

const layers = require("./layers");
const shared = require("./shared");

/** Whole stories: from a deployment to a wake on local AWS, by a clock that is advanced; the search for the best setting. */
module.exports = {
  ...shared,
  ...layers.suffix("journey"),
  rootDir: "..",
  globalSetup: "<rootDir>/__tests__/support/bundled-functions.ts",
};

const layers = require("./layers");
const shared = require("./shared");

/** Limits of processor time. The files run one after the other, as a neighbour makes a processor slower. */
module.exports = {
  ...shared,
  ...layers.suffix("speed"),
  rootDir: "..",
  globalSetup: "<rootDir>/__tests__/support/bundled-functions.ts",
  maxWorkers: 1,
};

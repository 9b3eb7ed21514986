const layers = require("./layers");
const shared = require("./shared");

/** Limits of time, calls and bytes for very large inputs. One file at a time: a neighbour makes a processor slower. */
module.exports = {
  ...shared,
  ...layers.suffix("load"),
  rootDir: "..",
  globalSetup: "<rootDir>/__tests__/support/bundled-functions.ts",
  maxWorkers: 1,
};

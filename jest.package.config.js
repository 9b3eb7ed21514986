const fast = require("./jest.fast");

/** The packed package, installed into a scratch project: needs the npm registry. */
module.exports = { ...fast, testMatch: ["<rootDir>/__tests__/package/**/*.test.ts"], testTimeout: 300_000 };

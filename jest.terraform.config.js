const fast = require("./jest.fast");

/** Real Terraform, with the provider installation that Terraform is configured for. */
module.exports = { ...fast, testMatch: ["<rootDir>/__tests__/terraform/**/*.test.ts"], testTimeout: 180_000 };

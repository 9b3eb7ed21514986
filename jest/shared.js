/** Shared by all Jest configurations. */
module.exports = {
  testEnvironment: "node",
  testMatch: ["<rootDir>/__tests__/**/*.test.ts"],
  modulePathIgnorePatterns: ["<rootDir>/lib/", "<rootDir>/cdktf.out/"],
  // cdktf captures a source-mapped stack trace for every token, which is a hundred times the work of the constructs.
  moduleNameMapper: { "(^\\.|private)/stack-trace$": "<rootDir>/__tests__/support/no-stack-trace.js" },
  // Many tests start a server. A loaded machine must not fail them.
  testTimeout: 20_000,
  transform: { "^.+\\.ts$": ["ts-jest", { diagnostics: false }] },
};

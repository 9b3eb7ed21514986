/** What the jest configurations share. */
module.exports = {
  preset: "ts-jest",
  testEnvironment: "node",
  testMatch: ["<rootDir>/__tests__/**/*.test.ts"],
  modulePathIgnorePatterns: ["<rootDir>/lib/", "<rootDir>/cdktf.out/"],
  // cdktf captures a source-mapped stack trace for every token, which is a hundred times the work of the constructs.
  moduleNameMapper: { "(^\\.|private)/stack-trace$": "<rootDir>/__tests__/support/no-stack-trace.js" },
  // Many tests talk to a server of their own: a machine that does something else, too, is no failure.
  testTimeout: 20_000,
  transform: { "^.+\\.ts$": ["ts-jest", { diagnostics: false }] },
};

// The SDK warns once a process that it will leave Node.js 20. The command silences it, and its tests unset this variable.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";

/** Shared by all Jest configurations. */
module.exports = {
  testEnvironment: "<rootDir>/jest/one-realm-environment.js",
  runtime: "<rootDir>/jest/one-realm-runtime.js",
  transform: { "\\.ts$": "<rootDir>/jest/typescript.js" },
  modulePathIgnorePatterns: ["<rootDir>/lib/", "<rootDir>/cdktf.out/"],
  // By default Jest leaves one core to itself, which is half of the machine of CI.
  maxWorkers: "100%",
  // A loaded machine must not fail tests that start a server or a process: what hangs is found late, and found.
  testTimeout: 60_000,
};

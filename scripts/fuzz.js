// Bundles the fuzzer and runs it: npm run fuzz -- --minutes 5 [--seed TEXT] [--only NAME]
const { spawnSync } = require("node:child_process");
const { join } = require("node:path");
const { buildSync } = require("esbuild");

const root = join(__dirname, "..");
const out = join(root, "lib", "fuzz");

// One file each: loading some hundred TypeScript files would take longer than a minute's fuzzing finds.
buildSync({
  absWorkingDir: root,
  entryPoints: ["fuzz/main.ts", "fuzz/worker.ts"],
  outdir: out,
  bundle: true,
  platform: "node",
  target: "node20.9",
  packages: "external",
  sourcemap: "inline",
  logLevel: "error",
});

const { status, signal } = spawnSync(
  process.execPath,
  ["--enable-source-maps", join(out, "main.js"), ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: "inherit",
    // As the command does: on Node.js 20 the AWS SDK warns of versions that nobody has installed here.
    env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" },
  },
);
process.exitCode = signal === null ? (status ?? 1) : 1;

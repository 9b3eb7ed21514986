#!/usr/bin/env node
import { run } from "./run";

for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    // Whoever reads may stop before the end, as `head` does. The verdict is in the exit code all the same.
    if (error.code !== "EPIPE") {
      throw error;
    }
  });
}

void run(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  cwd: process.cwd(),
  rules: () => {
    const { allRules }: typeof import("../rules/all-rules") = require("../rules/all-rules");
    return allRules;
  },
}).then((code) => {
  // Not `process.exit`, which would cut off what a pipe has not taken yet.
  process.exitCode = code;
});

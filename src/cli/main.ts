#!/usr/bin/env node
import { mindBrokenOutput } from "./broken-output";
import { processIo } from "./process-io";
import { run } from "./run";

// On Node.js 20 the AWS SDK warns, with each run, of versions of itself that nobody has installed here.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";

const broken = mindBrokenOutput(process);

void run(process.argv.slice(2), processIo).then((code) => {
  // Not `process.exit`, which would cut off what a pipe has not taken yet.
  process.exitCode = broken.exitCode ?? code;
});

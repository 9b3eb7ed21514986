#!/usr/bin/env node
import { mindBrokenOutput } from "./broken-output";
import { processIo } from "./process-io";
import { run } from "./run";

// On Node.js 20, the AWS SDK warns in each run about its future versions.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";

const broken = mindBrokenOutput(process);

void run(process.argv.slice(2), processIo).then(async (code) => {
  // Not immediately, because a pipe may not have received all output yet.
  await Promise.all([process.stdout, process.stderr].map(taken));
  // A credential_process that never ends, or a pending DNS lookup, would keep the process running.
  process.exit(broken.exitCode ?? code);
});

/** Resolves when a stream has written its output, or cannot write it. */
const taken = (stream: NodeJS.WriteStream): Promise<void> =>
  new Promise((done) => {
    if (stream.writableLength === 0) {
      // Even an empty write fails if there is no space; an earlier error comes first.
      setImmediate(done);
    } else {
      stream.write("", () => done());
    }
  });

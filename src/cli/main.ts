#!/usr/bin/env node
import { mindBrokenOutput } from "./broken-output";
import { processIo } from "./process-io";
import { run } from "./run";

// On Node.js 20 the AWS SDK warns, with each run, of versions of itself that nobody has installed here.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";

const broken = mindBrokenOutput(process);

void run(process.argv.slice(2), processIo).then(async (code) => {
  // Not at once, which would cut off what a pipe has not taken yet.
  await Promise.all([process.stdout, process.stderr].map(taken));
  // A credential_process that never ends, or a name that is still looked up, would keep it from ending.
  process.exit(broken.exitCode ?? code);
});

/** When a stream has passed on what was written to it, or cannot any more. */
const taken = (stream: NodeJS.WriteStream): Promise<void> =>
  new Promise((done) => {
    if (stream.writableLength === 0) {
      // Even a write of nothing fails where there is no room; an error of one before it comes before this.
      setImmediate(done);
    } else {
      stream.write("", () => done());
    }
  });

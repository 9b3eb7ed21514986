import { fstatSync, writeFileSync } from "node:fs";
import { systemClock } from "../clock";
import type { Io, Output } from "./io";

/** The streams, the environment and the folder of this process, and all rules. */
export const processIo: Io = {
  stdin: process.stdin,
  stdout: whole(process.stdout),
  stderr: whole(process.stderr),
  env: process.env,
  cwd: process.cwd(),
  clock: systemClock,
  rules: () => {
    const { allRules }: typeof import("../rules/all-rules") = require("../rules/all-rules");
    return allRules;
  },
};

/**
 * Writes all of a text to a file, or throws. Node.js writes to a file once: what does not fit on the disk
 * would be lost without an error (https://github.com/nodejs/node/blob/v20.9.0/lib/internal/fs/sync_write_stream.js).
 */
function whole(stream: NodeJS.WriteStream & { readonly fd: number }): Output {
  return isFile(stream.fd) ? { write: (text) => writeAll(text, stream) } : stream;
}

function writeAll(text: string, stream: NodeJS.WriteStream & { readonly fd: number }): void {
  try {
    writeFileSync(stream.fd, text);
  } catch (error) {
    process.nextTick(() => stream.emit("error", error));
  }
}

function isFile(fd: number): boolean {
  try {
    return fstatSync(fd).isFile();
  } catch {
    // Errors of a closed stream are handled with its other errors.
    return false;
  }
}

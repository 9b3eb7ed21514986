import { renameSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { notWritten } from "./errors";

/** Writes a file whole or not at all: whoever waits for it never reads half of it. */
export function writeWhole(file: string, text: string, cwd: string): void {
  const path = resolve(cwd, file);
  // In the same folder: a rename across file systems is none.
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, text);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw notWritten(file, error);
  }
}

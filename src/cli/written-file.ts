import { accessSync, constants, realpathSync, renameSync, rmSync, type Stats, statSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { notWritten } from "./errors";

/** Writes a file completely or not at all, so that no reader sees half of it. */
export function writeWhole(file: string, text: string, cwd: string): void {
  const path = resolve(cwd, file);
  try {
    const there = statSync(path, { throwIfNoEntry: false });
    if (isDeviceOrPipe(there)) {
      // A rename would replace `/dev/null` with a file, if the user has the permission.
      writeFileSync(path, text);
    } else {
      // A link is kept: its target is written.
      replace(there === undefined ? path : realpathSync(path), text);
    }
  } catch (error) {
    throw notWritten(file, error);
  }
}

/**
 * Checks that a file can be written before the work: a command that waits for half an hour must not lose
 * its report because of a mistyped folder.
 *
 * @throws ScaleToZeroError as `writeWhole` would
 */
export function checkWritable(file: string, cwd: string): void {
  const path = resolve(cwd, file);
  try {
    const there = statSync(path, { throwIfNoEntry: false });
    if (there?.isDirectory() === true) {
      throw Object.assign(new Error("is a folder"), { code: "EISDIR" });
    }
    if (isDeviceOrPipe(there)) {
      accessSync(path, constants.W_OK);
    } else {
      tryWriting(there === undefined ? path : realpathSync(path));
    }
  } catch (error) {
    throw notWritten(file, error);
  }
}

/** Room for a report: permissions do not say that a disk is full. */
const TRIED_BYTES = 65_536;

function tryWriting(path: string): void {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, Buffer.alloc(TRIED_BYTES));
  } finally {
    rmSync(temporary, { force: true });
  }
}

const isDeviceOrPipe = (there: Stats | undefined): boolean =>
  there !== undefined && !there.isFile() && !there.isDirectory();

function replace(path: string, text: string): void {
  // In the same folder: a rename across file systems is not possible.
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, text);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

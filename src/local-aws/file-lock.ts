import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { badFile, stateTaken, systemCodeOf } from "./errors";

/** Locks of this process: its own number in a lock file says nothing else about them. */
const OWN = new Set<string>();

/** Keeps a second process from the state file: both would write the whole store over each other. */
export class FileLock {
  /**
   * @param file the file that is locked; the lock lies beside it
   * @throws ScaleToZeroError when another process that is alive holds it, or it cannot be written
   */
  static take(file: string): FileLock {
    const path = resolve(`${file}.lock`);
    if (OWN.has(path)) {
      throw stateTaken(file, process.pid, path);
    }
    try {
      take(file, path);
    } catch (error) {
      throw systemCodeOf(error) === undefined ? error : badFile("State file", file, error);
    }
    OWN.add(path);
    return new FileLock(path);
  }

  private constructor(private readonly path: string) {}

  release(): void {
    if (OWN.delete(this.path) && holderOf(this.path) === process.pid) {
      rmSync(this.path, { force: true });
    }
  }
}

function take(file: string, path: string): void {
  if (written(path)) {
    return;
  }
  const holder = holderOf(path);
  if (isAlive(holder)) {
    throw stateTaken(file, holder, path);
  }
  putAside(path, holder);
  if (!written(path)) {
    throw stateTaken(file, holderOf(path), path);
  }
}

/** @returns false when the lock is there already */
function written(path: string): boolean {
  try {
    writeFileSync(path, `${process.pid}\n`, { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if (systemCodeOf(error) === "EEXIST") {
      return false;
    }
    throw error;
  }
}

/** Removes the lock of a process that was killed, unless another one did so in the meantime and holds it now. */
function putAside(path: string, dead: number | undefined): void {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
    if (holderOf(aside) !== dead) {
      linkSync(aside, path);
    }
    rmSync(aside, { force: true });
  } catch (error) {
    if (systemCodeOf(error) !== "ENOENT") {
      throw error;
    }
  }
}

/** @returns `undefined` when nobody is named */
function holderOf(path: string): number | undefined {
  try {
    const pid = Number(readFileSync(path, "utf8"));
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch (error) {
    if (systemCodeOf(error) === "ENOENT") {
      return undefined;
    }
    throw error;
  }
}

function isAlive(pid: number | undefined): pid is number {
  // In a container that was started anew, the one that was killed had the same number.
  if (pid === undefined || pid === process.pid) {
    return false;
  }
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is another user's.
    return systemCodeOf(error) === "EPERM";
  }
}

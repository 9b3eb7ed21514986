import { type ChildProcess, execFileSync, spawn } from "node:child_process";

/* What takes milliseconds. Tests that run a program to see what it does are in the layer `process`. */

/** Makes a named pipe. @returns its path */
export function namedPipe(path: string): string {
  execFileSync("mkfifo", [path]);
  return path;
}

/** A process that does nothing until it is killed. */
export const idleProcess = (): ChildProcess => spawn(process.execPath, ["-e", "setInterval(() => 0, 1000)"]);

import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

/**
 * Finds the file that a stack was read from; the path itself where it is no folder of CDKTF.
 *
 * @param path a file or a folder
 * @param cwd what the path is relative to
 */
export function stackFiles(path: string, cwd: string): (stack: string | undefined) => string {
  // Every finding asks for its file: the disk is asked once for each stack.
  const known = new Map<string | undefined, string>();
  return (stack) => {
    const file = known.get(stack) ?? stackFile(path, stack, cwd);
    known.set(stack, file);
    return file;
  };
}

function stackFile(path: string, stack: string | undefined, cwd: string): string {
  const inFolder = stack === undefined ? join(path, "cdk.tf.json") : join(path, "stacks", stack, "cdk.tf.json");
  return existsSync(resolve(cwd, inFolder)) ? inFolder : path;
}

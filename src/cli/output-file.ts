import { type BigIntStats, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { filesOf } from "../topology";
import { outputIsInput } from "./errors";
import { checkWritable } from "./written-file";

/**
 * Checks before the work that the output can be written, and that no input is lost by it.
 *
 * @param inputs files and folders that the command reads, as given; what is no file is not looked at
 * @throws ScaleToZeroError for an output that cannot be written
 * @throws UsageError for an output that is an input, also by another path, a symbolic link or a hard link
 */
export function checkOutput(output: string | undefined, inputs: readonly (string | undefined)[], cwd: string): void {
  if (output === undefined) {
    return;
  }
  checkWritable(output, cwd);
  const there = fileAt(resolve(cwd, output));
  if (there === undefined) {
    return;
  }
  for (const input of new Set(inputs)) {
    if (input !== undefined && filesBelow(resolve(cwd, input)).some((file) => isSame(there, fileAt(file)))) {
      throw outputIsInput(output, input);
    }
  }
}

/** The files that are read of a path: a folder of stacks has a manifest beside their files. */
function filesBelow(path: string): readonly string[] {
  try {
    return [path, join(path, "manifest.json"), ...filesOf(path)];
  } catch {
    // Whoever reads it reports what is wrong with it.
    return [path];
  }
}

function fileAt(path: string): BigIntStats | undefined {
  try {
    const there = statSync(path, { bigint: true });
    return there.isFile() ? there : undefined;
  } catch {
    return undefined;
  }
}

const isSame = (one: BigIntStats, other: BigIntStats | undefined): boolean =>
  other !== undefined && one.dev === other.dev && one.ino === other.ino;

import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { filesOf, parseTerraform, readTerraform, stackFiles, type TerraformReading, type Topology } from "../topology";
import { withoutCovered } from "./covered";
import { noInput } from "./errors";
import { type Io, progress } from "./io";
import { readStandardInput, STDIN } from "./standard-input";

const DEFAULT_INPUT = "cdktf.out";

/** An input that was read. */
export interface CheckInput {
  /** The path as given. */
  readonly file: string;
  readonly topology: Topology;
  /** The file of a stack, if `file` is a folder. */
  fileOf(stack: string | undefined): string;
}

/** A document that was read, with the state before it if it contains one. */
export interface Reading {
  /** The path as given. */
  readonly file: string;
  readonly reading: TerraformReading;
  /** The file of a stack, if `file` is a folder. */
  fileOf(stack: string | undefined): string;
}

/** Reads files, folders and standard input, each once and in the order given: a stack of a folder with its folder. */
export async function readInputs(paths: readonly string[], io: Io): Promise<readonly CheckInput[]> {
  const inputs: CheckInput[] = [];
  for (const path of inputPaths(paths, io)) {
    // Only the topology is kept, so that the document does not stay in memory.
    const { file, reading, fileOf } = await readInput(path, io);
    inputs.push({ file, topology: reading.topology, fileOf });
  }
  return inputs;
}

/**
 * The paths to read, each once.
 *
 * @throws UsageError if none is given, and the default does not exist
 */
export function inputPaths(paths: readonly string[], { cwd }: Io): readonly string[] {
  if (paths.length === 0 && !existsSync(resolve(cwd, DEFAULT_INPUT))) {
    throw noInput(DEFAULT_INPUT);
  }
  return distinct(paths.length === 0 ? [DEFAULT_INPUT] : paths, cwd);
}

/** Reads one file or folder, or standard input. */
export async function readInput(path: string, io: Io): Promise<Reading> {
  progress(io, `Reading ${path === "-" ? "standard input" : path} …`);
  if (path === "-") {
    return { file: STDIN, reading: parseTerraform(await readStandardInput(io.stdin), STDIN), fileOf: () => STDIN };
  }
  return { file: path, reading: readTerraform(fromProcess(path, io.cwd)), fileOf: stackFiles(path, io.cwd) };
}

/** Paths whose files are not all in those of another path. */
function distinct(paths: readonly string[], cwd: string): readonly string[] {
  const all = [...new Set(paths)];
  return all.length === 1
    ? all
    : withoutCovered(all, (path) => (path === "-" ? [path] : filesOf(fromProcess(path, cwd))));
}

/** Errors show the path as given, unless the working directory differs. */
const fromProcess = (path: string, cwd: string): string => (cwd === process.cwd() ? path : resolve(cwd, path));

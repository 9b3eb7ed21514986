import { existsSync } from "node:fs";
import { resolve } from "node:path";
import {
  filesOf,
  type ModuleCalls,
  pathAt,
  readGiven,
  type SourceLine,
  STANDARD_INPUT,
  stackFiles,
  type TerraformReading,
  type Topology,
} from "../topology";
import { withoutCovered } from "./covered";
import { noInput } from "./errors";
import { type Io, progress } from "./io";
import { namedInput } from "./standard-input";

const DEFAULT_INPUT = "cdktf.out";

/** An input that was read. */
export interface CheckInput {
  /** The path as given. */
  readonly file: string;
  readonly topology: Topology;
  /** What the callers of modules set. @default - there are none, or it is no plan */
  readonly moduleCalls?: ModuleCalls;
  /** The file of a stack, if `file` is a folder. */
  fileOf(stack: string | undefined): string;
  /** The line of a resource in what the input was made from. @default - not looked for */
  readonly lineOf?: (address: string) => SourceLine | undefined;
}

/** Where lines are looked for, by the number of inputs: of each input and its index. */
export type LinesOfInputs = (
  inputs: number,
) => (input: Reading, index: number) => (address: string) => SourceLine | undefined;

/** A document that was read, with the state before it if it contains one. */
export interface Reading {
  /** The path as given. */
  readonly file: string;
  readonly reading: TerraformReading;
  /** The file of a stack, if `file` is a folder. */
  fileOf(stack: string | undefined): string;
}

/**
 * Reads files, folders and standard input, each once and in the order given: a stack of a folder with its folder.
 *
 * @param lines @default - lines of plans and states are not looked for
 */
export async function readInputs(
  paths: readonly string[],
  io: Io,
  lines?: LinesOfInputs,
): Promise<readonly CheckInput[]> {
  const inputs: CheckInput[] = [];
  const all = inputPaths(paths, io);
  const linesOf = lines?.(all.length);
  for (const [index, path] of all.entries()) {
    // Only the topology is kept, so that the document does not stay in memory, unless it has modules.
    const input = await readInput(path, io);
    const { file, reading, fileOf } = input;
    const lineOf = linesOf?.(input, index);
    // What is synthesized has the lines of its own program.
    const isPlaced = lineOf !== undefined && reading.kind !== "synthesized";
    const { topology, moduleCalls } = reading;
    inputs.push({ file, topology, fileOf, ...(moduleCalls && { moduleCalls }), ...(isPlaced && { lineOf }) });
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
  progress(io, `Reading ${path === STANDARD_INPUT ? "standard input" : path} …`);
  const { name, reading } = await readGiven(path, { cwd: io.cwd, stdin: namedInput(io.stdin) });
  return { file: name, reading, fileOf: path === STANDARD_INPUT ? () => name : stackFiles(path, io.cwd) };
}

/** Paths whose files are not all in those of another path. */
function distinct(paths: readonly string[], cwd: string): readonly string[] {
  const all = [...new Set(paths)];
  return all.length === 1
    ? all
    : withoutCovered(all, (path) => (path === STANDARD_INPUT ? [path] : filesOf(pathAt(path, cwd))));
}

import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { filesOf, parseTerraform, readTerraform, stackFiles, type Topology } from "../topology";
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

/** Reads files, folders and standard input, each once and in the order given: a stack of a folder with its folder. */
export async function readInputs(paths: readonly string[], io: Io): Promise<readonly CheckInput[]> {
  if (paths.length === 0 && !existsSync(resolve(io.cwd, DEFAULT_INPUT))) {
    throw noInput(DEFAULT_INPUT);
  }
  const inputs: CheckInput[] = [];
  for (const path of distinct(paths.length === 0 ? [DEFAULT_INPUT] : paths, io.cwd)) {
    progress(io, `Reading ${path === "-" ? "standard input" : path} …`);
    inputs.push(path === "-" ? await fromStdin(io) : fromPath(path, io));
  }
  return inputs;
}

async function fromStdin({ stdin }: Io): Promise<CheckInput> {
  const { topology } = parseTerraform(await readStandardInput(stdin), STDIN);
  return { file: STDIN, topology, fileOf: () => STDIN };
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

function fromPath(path: string, { cwd }: Io): CheckInput {
  const { topology } = readTerraform(fromProcess(path, cwd));
  return { file: path, topology, fileOf: stackFiles(path, cwd) };
}

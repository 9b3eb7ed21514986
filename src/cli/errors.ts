import { ScaleToZeroError } from "../errors";
import { systemCode } from "../topology/errors";

/** An invalid command line: exit code 2, like any other invalid input. */
export class UsageError extends ScaleToZeroError {}

export const noInput = (folder: string): UsageError =>
  new UsageError(
    `${folder}: does not exist; give the path of a plan, a state or synthesized JSON, or run \`cdktf synth\` first`,
  );

export const unknownRule = (id: string, nearest: string | undefined): UsageError =>
  new UsageError(
    `--explain: there is no rule ${id === "" ? "without a name" : id}${nearest === undefined ? "" : `; did you mean ${nearest}?`}`,
  );

export const notWritten = (file: string, cause: unknown): ScaleToZeroError =>
  new ScaleToZeroError(`${file}: cannot be written (${systemCode(cause) ?? "unknown reason"})`, { cause });

/** @param cause why the file of the report was not written */
export const reportPrinted = (cause: unknown): ScaleToZeroError =>
  new ScaleToZeroError(
    `${cause instanceof Error ? cause.message : String(cause)}: the report is printed on standard output instead`,
    { cause },
  );

export const outputIsInput = (output: string, input: string): UsageError =>
  new UsageError(
    `--output ${output}: is ${output === input ? "an input" : `a file of the input ${input}`}, which would be overwritten; write to another file`,
  );

export const noApp = (file: string | undefined, code: string | undefined): UsageError =>
  new UsageError(
    file === undefined
      ? "no cdktf.json in this folder; run the command in the folder of a CDKTF project, or give the JavaScript file of its program"
      : `${file}: cannot be read as the JavaScript file of a CDKTF program (${code ?? "unknown reason"})`,
  );

export const badProject = (file: string, problem: string): UsageError =>
  new UsageError(`${file}: is not a valid CDKTF project file: ${problem}`);

export const appNotStarted = (command: string, cause: unknown): UsageError =>
  new UsageError(`${command}: cannot be started (${systemCode(cause) ?? "unknown reason"})`, { cause });

export const appFailed = (command: string, ending: string): UsageError =>
  new UsageError(`${command}: the program ended with ${ending}; no module was written; its output is above`);

export const noModules = (): UsageError =>
  new UsageError(
    "the program synthesized no ModuleStack; derive the stack of the module from ModuleStack, and end the program with synthesizeOrExit(app)",
  );

export const badRegion = (region: string): UsageError =>
  new UsageError(`--region ${JSON.stringify(region)}: is not an AWS Region; write it as in eu-west-1`);

export const nothingBefore = (file: string, what: string): UsageError =>
  new UsageError(
    `${file}: is ${what}, which does not say what was before; give a plan, or add --base with a state, a plan or the CDKTF output of the other branch`,
  );

export const baseForEach = (paths: number, bases: number): UsageError =>
  new UsageError(
    `--base is given ${bases === 1 ? "once" : `${bases} times`} for ${paths === 1 ? "1 path" : `${paths} paths`}; give one for each path, in their order`,
  );

export const sourceForEach = (paths: number, sources: number): UsageError =>
  new UsageError(
    `--source is given ${sources} times for ${paths === 1 ? "1 path" : `${paths} paths`}; give one for all, or one for each path, in their order`,
  );

export const noSource = (path: string): UsageError =>
  new UsageError(
    `--source ${path}: contains neither Terraform files nor CDKTF output; give the folder that the plan was made in, or its cdktf.out`,
  );

export const stdinTwice = (): UsageError =>
  new UsageError("standard input can be read only once; write one of the documents to a file");

export const settingOutside = (file: string, option: string, path: string): UsageError =>
  new UsageError(
    `${file}: ${option} ${JSON.stringify(path)} is outside the folder of this file and outside the working directory; move it there, or pass --${option}`,
  );

export const settingWithoutFile = (file: string, option: string, path: string, problem: string): UsageError =>
  new UsageError(
    `${file}: ${option} ${JSON.stringify(path)} ${problem}; write the path of a file, relative to the folder of this file`,
  );

/** A name that is built in nowhere. */
export const settingRefused = (file: string, option: string, cause: ScaleToZeroError): UsageError =>
  new UsageError(`${file}: ${option}: ${cause.message}`, { cause });

export const runTaskWithPaths = (): UsageError =>
  new UsageError("--serve-run-task reads the plans of runs: leave out paths, --base, --output and --post");

export const notListening = (address: string, port: number, cause: unknown): UsageError =>
  new UsageError(
    `--serve-run-task: cannot listen on ${address}, port ${port} (${systemCode(cause) ?? "unknown reason"}); choose others with --host and --port`,
    { cause },
  );

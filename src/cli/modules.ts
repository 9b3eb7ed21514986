import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { HAND_OVER, handedOver } from "../modules/hand-over";
import type { PrintedModule } from "../modules/printed-module";
import { driftOf, writeModule } from "../modules/written-module";
import { missingPeers, uninstalledPeers } from "../peers";
import { runApp } from "./app-command";
import { noModules } from "./errors";
import { ExitCode } from "./exit-code";
import { HeldOutput } from "./held-output";
import { type Io, progress, writeLine } from "./io";

export interface ModulesOptions {
  readonly output: string;
  readonly check?: boolean;
}

/** Runs a CDKTF program and prints its modules as HCL: `scale-to-zero modules`. */
export async function modules(app: string | undefined, options: ModulesOptions, io: Io): Promise<ExitCode> {
  progress(io, `Running ${app ?? "the app of cdktf.json"} …`);
  const printed = await printedBy(app, io);
  return options.check === true ? compare(printed, options, io) : write(printed, options, io);
}

async function printedBy(app: string | undefined, io: Io): Promise<readonly PrintedModule[]> {
  const directory = mkdtempSync(join(tmpdir(), "scale-to-zero-modules-"));
  const handOver = join(directory, "modules");
  try {
    await runWithPeers(app, { CDKTF_OUTDIR: join(directory, "cdktf.out"), [HAND_OVER]: handOver }, io);
    const printed = handedOver(handOver);
    if (printed.length === 0) {
      throw noModules();
    }
    return printed;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/**
 * A program without a required package ends with a stack trace of Node.js: one sentence is clearer. It can
 * also work without the packages, if they are bundled into it.
 */
async function runWithPeers(app: string | undefined, env: Readonly<Record<string, string>>, io: Io): Promise<void> {
  const missing = uninstalledPeers(app === undefined ? io.cwd : dirname(resolve(io.cwd, app)));
  if (missing.length === 0) {
    return runApp(app, env, io);
  }
  const stderr = new HeldOutput(io.stderr);
  try {
    await runApp(app, env, { ...io, stderr });
  } catch (error) {
    if (isAboutMissing(stderr.text, missing)) {
      throw missingPeers("scale-to-zero modules", missing);
    }
    stderr.release();
    throw error;
  }
  stderr.release();
}

/** Whether a program ended since it lacks one of these packages, in the words of Node.js, of TypeScript or of this package. */
const isAboutMissing = (text: string, missing: readonly string[]): boolean =>
  missing.some((name) => new RegExp(`Cannot find (?:module|package) '${name}(?:/[^']*)?'`).test(text)) ||
  /\brequires .*, which (?:is|are) not installed\./.test(text);

function write(printed: readonly PrintedModule[], { output }: ModulesOptions, io: Io): ExitCode {
  for (const module of printed) {
    writeModule(module, resolve(io.cwd, output, module.name));
    writeLine(io.stdout, join(output, module.name));
  }
  return ExitCode.GOOD;
}

function compare(printed: readonly PrintedModule[], { output }: ModulesOptions, io: Io): ExitCode {
  const changed = printed.flatMap((module) =>
    driftOf(module, resolve(io.cwd, output, module.name)).map((file) => join(output, module.name, file)),
  );
  for (const file of changed) {
    writeLine(io.stdout, `${file} differs from what its stack prints`);
  }
  return changed.length === 0 ? ExitCode.GOOD : ExitCode.FINDINGS;
}

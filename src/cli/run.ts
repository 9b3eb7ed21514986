import { CommanderError } from "commander";
import { ScaleToZeroError } from "../errors";
import { ExitCode } from "./exit-code";
import type { Io } from "./io";
import { program } from "./program";

/**
 * Runs the command line and answers with its exit code. Every error ends here: what a person can act on is told in its
 * own words, anything else is a fault of this program and shows where.
 *
 * @param argv without the interpreter and the script
 */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  let code: ExitCode = ExitCode.GOOD;
  try {
    await program(io, (answer) => {
      code = answer;
    }).parseAsync(argv, { from: "user" });
    return code;
  } catch (error) {
    return told(error, io);
  }
}

function told(error: unknown, { stderr }: Io): ExitCode {
  if (error instanceof CommanderError) {
    // Commander has said it already. It has exit code 0 for `--help` and `--version` only.
    return error.exitCode === 0 ? ExitCode.GOOD : ExitCode.BAD_INPUT;
  }
  if (error instanceof ScaleToZeroError) {
    stderr.write(`${error.message}\n`);
    return ExitCode.BAD_INPUT;
  }
  stderr.write(`scale-to-zero failed: ${error instanceof Error ? error.stack : String(error)}\n`);
  return ExitCode.FAILED;
}

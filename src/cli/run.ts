import { CommanderError } from "commander";
import { ScaleToZeroError } from "../errors";
import { ExitCode } from "./exit-code";
import { writeFault } from "./fault";
import { type Io, safeOutput, writeLine } from "./io";
import { program } from "./program";

/**
 * Runs the command line and returns the exit code. Every error ends here: an expected error is printed as its
 * message, any other is a fault of this program and shows its stack. All output of commands goes through `safeOutput`.
 *
 * @param argv without the interpreter and the script
 */
export async function run(argv: readonly string[], outside: Io): Promise<ExitCode> {
  const io: Io = {
    ...outside,
    stdout: safeOutput(outside.stdout),
    stderr: safeOutput(outside.stderr),
    commands: outside.stderr,
  };
  let code: ExitCode = ExitCode.GOOD;
  try {
    await program(io, (answer) => {
      code = answer;
    }).parseAsync(argv, { from: "user" });
    return code;
  } catch (error) {
    return reportError(error, io);
  }
}

function reportError(error: unknown, { stderr }: Io): ExitCode {
  if (error instanceof CommanderError) {
    // Commander has already printed it. It has exit code 0 for `--help` and `--version` only.
    return error.exitCode === 0 ? ExitCode.GOOD : ExitCode.BAD_INPUT;
  }
  if (error instanceof ScaleToZeroError) {
    for (const line of error.lines) {
      writeLine(stderr, line);
    }
    return ExitCode.BAD_INPUT;
  }
  writeFault(stderr, "scale-to-zero failed", error);
  return ExitCode.FAILED;
}

import { ExitCode } from "./exit-code";
import { writeLine } from "./io";

/** Whether output was lost. */
export interface BrokenOutput {
  /** Set when output is lost. */
  readonly exitCode?: ExitCode;
}

/**
 * Ends a program whose output cannot be written, such as on a full disk, with a sentence instead of a stack. A
 * reader can stop before the end, like `head`: this is not a failure, and the exit code still has the verdict.
 */
export function mindBrokenOutput(program: NodeJS.Process): BrokenOutput {
  const broken: { exitCode?: ExitCode } = {};
  const fail = () => {
    broken.exitCode = ExitCode.BAD_INPUT;
    program.exitCode = ExitCode.BAD_INPUT;
  };
  program.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE" || broken.exitCode !== undefined) {
      return;
    }
    fail();
    writeLine(program.stderr, `standard output: cannot be written (${error.code ?? "unknown reason"})`);
    // A command that runs until it is stopped, such as `local`, stops: its address was not printed.
    program.emit("SIGTERM", "SIGTERM");
  });
  program.stderr.on("error", ({ code }: NodeJS.ErrnoException) => {
    // stderr cannot be written either; standard output may still work.
    if (code !== "EPIPE") {
      fail();
    }
  });
  return broken;
}

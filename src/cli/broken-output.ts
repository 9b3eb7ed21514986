import { ExitCode } from "./exit-code";
import { writeLine } from "./io";

/** Whether what was printed got lost. */
export interface BrokenOutput {
  /** Set as soon as something is lost. */
  readonly exitCode?: ExitCode;
}

/**
 * Ends a program whose output has no room, such as that of a full disk, with a sentence in the place of a stack. Whoever
 * reads may stop before the end, as `head` does: that is no failure, and the verdict is in the exit code all the same.
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
    // There is nowhere left to say it; what goes to standard output may still arrive.
    if (code !== "EPIPE") {
      fail();
    }
  });
  return broken;
}

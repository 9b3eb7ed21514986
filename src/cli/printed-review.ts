import { packageVersion } from "../package-info";
import { type FormatName, fails, type Review, render } from "../review";
import type { FailOnText } from "../rules/fail-on";
import { repositoryRoot } from "./ci";
import { ExitCode } from "./exit-code";
import { type Io, progress, wantsColour, widthOf } from "./io";
import { writeWhole } from "./written-file";

/** How to print a review, and when it fails. */
export interface PrintOptions {
  readonly format: FormatName;
  readonly output?: string;
  readonly failOn: FailOnText;
}

/** Prints a review. @returns the exit code of the command */
export function printReview(review: Review, { format, failOn, output }: PrintOptions, io: Io): ExitCode {
  const isForForge = format === "markdown" || format === "sarif";
  const text = render(review, format, {
    colour: output === undefined && wantsColour(io.stdout, io.env),
    failOn,
    cwd: isForForge ? repositoryRoot(io) : io.cwd,
    ...(output === undefined ? { width: widthOf(io.stdout) } : {}),
    version: packageVersion(),
  });
  print(text, output, io);
  return fails(review, failOn) ? ExitCode.FINDINGS : ExitCode.GOOD;
}

/** @param output the file @default - standard output */
export function print(text: string, output: string | undefined, io: Io): void {
  if (output === undefined) {
    io.stdout.write(text);
    return;
  }
  writeWhole(output, text, io.cwd);
  progress(io, `Wrote ${output}`);
}

import { packageVersion } from "../package-info";
import { type FormatName, fails, type Review, render } from "../review";
import type { FailOnText } from "../rules/fail-on";
import { repositoryRoot } from "./ci";
import { reportPrinted } from "./errors";
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

/**
 * Prints a report. One that cannot be written to its file is printed on standard output: it may be of half an hour.
 *
 * @param output the file @default - standard output
 * @throws ScaleToZeroError for a file that cannot be written
 */
export function print(text: string, output: string | undefined, io: Io): void {
  if (output === undefined) {
    io.stdout.write(text);
    return;
  }
  try {
    writeWhole(output, text, io.cwd);
  } catch (error) {
    io.stdout.write(text);
    throw reportPrinted(error);
  }
  progress(io, `Wrote ${output}`);
}

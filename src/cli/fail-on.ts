import { InvalidArgumentError, Option } from "commander";
import { type FailOnText, readFailOnText } from "../rules/fail-on";

/** The option `--fail-on`: which results cause exit code 3. */
export const failOnOption = (): Option =>
  new Option(
    "--fail-on <level>",
    "lowest severity that causes exit code 3: error, warning, note or never. unknown: errors and incomplete answers. warning,unknown and note,unknown: both",
  )
    .argParser(parsed)
    .default("error");

function parsed(text: string): FailOnText {
  const written = readFailOnText(text);
  if (written === undefined) {
    throw new InvalidArgumentError(
      "Use error, warning, note, never or unknown, or add unknown to a severity: warning,unknown.",
    );
  }
  return written;
}

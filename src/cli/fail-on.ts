import { InvalidArgumentError, Option } from "commander";
import { type FailOnText, isFailOnText } from "../rules/fail-on";

/** The option that says what makes a command end with exit code 3. */
export const failOnOption = (): Option =>
  new Option(
    "--fail-on <level>",
    "lowest severity that exits with code 3: error, warning, note or never; with ,unknown (as in warning,unknown) also an incomplete answer; unknown means error,unknown",
  )
    .argParser(parsed)
    .default("error");

function parsed(text: string): FailOnText {
  const all = text.split(",").map((one) => one.trim());
  // Either may come first.
  const written = [...all.filter((one) => one !== "unknown"), ...all.filter((one) => one === "unknown")].join(",");
  if (!isFailOnText(written)) {
    throw new InvalidArgumentError(
      "It must be error, warning, note, never or unknown, or one of the first three with unknown: warning,unknown.",
    );
  }
  return written;
}

import { InvalidArgumentError } from "commander";
import { secondsOrLength } from "../behaviour/written/length";

/** Parses `90`, `90s`, `35m` or `1h` into seconds, for commander. */
export function durationOption(text: string): number {
  const seconds = secondsOrLength(text);
  if (seconds === undefined) {
    throw new InvalidArgumentError("It must be a duration, such as 90s, 35m or 1h.");
  }
  return seconds;
}

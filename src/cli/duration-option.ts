import { InvalidArgumentError } from "commander";
import { secondsOf } from "../behaviour/written/length";

/** Parses `90`, `90s`, `35m` or `1h` into seconds, for commander. */
export function durationOption(text: string): number {
  const plain = text.trim();
  const seconds = secondsOf(/^[\d.]+$/.test(plain) ? `${plain}s` : plain);
  if (seconds === undefined) {
    throw new InvalidArgumentError("It must be a duration, such as 90s, 35m or 1h.");
  }
  return seconds;
}

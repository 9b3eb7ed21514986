import { InvalidArgumentError } from "commander";

const SECONDS: Readonly<Record<string, number>> = { "": 1, s: 1, m: 60, h: 3600 };

/** Parses `90`, `90s`, `35m` or `1h` into seconds, for commander. */
export function durationOption(text: string): number {
  const [, amount, unit] = /^(\d{1,6}(?:\.\d{1,3})?)\s*([smh]?)$/.exec(text.trim()) ?? [];
  const seconds = unit === undefined ? undefined : SECONDS[unit];
  if (amount === undefined || seconds === undefined) {
    throw new InvalidArgumentError("It must be a duration, such as 90s, 35m or 1h.");
  }
  return Number(amount) * seconds;
}

const SECONDS: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, min: 60, h: 3600, d: 86_400 };

/** A length of time as files and options have it: `250ms`, `30s`, `15m`, `2h`, `1d`. */
export const LENGTH = /^(\d{1,9}(?:\.\d{1,9})?)\s?(ms|s|m|min|h|d)$/;

/** The seconds of a length of time; `undefined` for what is none. */
export function secondsOf(text: string): number | undefined {
  const [, amount, unit] = LENGTH.exec(text.trim()) ?? [];
  const seconds = unit === undefined ? undefined : SECONDS[unit];
  return seconds === undefined ? undefined : Number(amount) * seconds;
}

/** A length of time, where a number without a unit is in seconds: `90`, `90s`, `35m`. */
export const LENGTH_OR_SECONDS = new RegExp(LENGTH.source.replace(")$", ")?$"));

/** The seconds of a length of time, or of a number of seconds; `undefined` for what is none. */
export function secondsOrLength(text: string): number | undefined {
  const plain = text.trim();
  return secondsOf(/^[\d.]+$/.test(plain) ? `${plain}s` : plain);
}

/** Such as `write 30s or 30m` for `30`. */
export function lengthMeantBy(given: unknown): string {
  const [, amount, word = ""] = /^\s*(\d+(?:\.\d+)?)\s*([a-z]*)\s*$/i.exec(String(given).slice(0, 100)) ?? [];
  if (amount === undefined) {
    return "write an amount and a unit, such as 30s, 15m or 2h";
  }
  const lower = word.toLowerCase();
  const unit = lower.startsWith("milli") ? "ms" : ["s", "m", "h", "d"].find((one) => lower.startsWith(one));
  return unit === undefined || lower === "mo" ? `write ${amount}s or ${amount}m` : `write ${amount}${unit}`;
}

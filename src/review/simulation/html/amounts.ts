const UNITS = [
  [86_400, "d"],
  [3600, "h"],
  [60, "min"],
  [1, "s"],
] as const;

/** A duration with its two largest units, rounded: `5 min 2 s`, `2 h`, `3 d 4 h`. */
export function durationText(seconds: number): string {
  const index = UNITS.findIndex(([size], at) => rounded(seconds, at) >= size);
  const [size, unit] = UNITS[index] ?? [1, "s"];
  const [nextSize, nextUnit] = UNITS[index + 1] ?? [size, unit];
  const whole = index === -1 ? 0 : rounded(seconds, index);
  const count = Math.floor(whole / size);
  const rest = Math.round((whole - count * size) / nextSize);
  return rest === 0 ? `${count} ${unit}` : `${count} ${unit} ${rest} ${nextUnit}`;
}

/** To whole units of the second largest unit. */
const rounded = (seconds: number, index: number): number => {
  const [precision] = UNITS[index + 1] ?? UNITS[index] ?? [1];
  return Math.round(seconds / precision) * precision;
};

/** `1,234.5`; at most two digits after the point, and fewer for a large number. */
export function numberText(value: number): string {
  const digits = Number.isInteger(value) || Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString("en-US", { maximumFractionDigits: digits });
}

export const countText = (count: number, one: string, many = `${one}s`): string =>
  `${numberText(count)} ${count === 1 ? one : many}`;

/** A step of 1, 2 or 5 times a power of 10 that divides a range into at most so many parts. */
export function roundStep(range: number, parts: number): number {
  const raw = range / parts;
  const power = 10 ** Math.floor(Math.log10(raw));
  return ([1, 2, 5, 10].find((factor) => factor * power >= raw) ?? 10) * power;
}

const SCALES = [
  [1e9, "G"],
  [1e6, "M"],
  [1e3, "k"],
] as const;

/** `1.5k`: at most five characters up to 10^12. */
export const compactText = (value: number): string => {
  const [size, sign] = SCALES.find(([least]) => value >= least) ?? [1, ""];
  return `${Number((value / size).toPrecision(3))}${sign}`;
};

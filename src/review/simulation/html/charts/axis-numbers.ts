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
export function compactText(value: number): string {
  const [size, sign] = SCALES.find(([least]) => value >= least) ?? [1, ""];
  return `${Number((value / size).toPrecision(3))}${sign}`;
}

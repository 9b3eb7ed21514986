import type { Cost } from "../../behaviour/outcome/simulation";

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

/** A duration as people say it: `0.4 s`, `45 s`, `5 min 2 s`, `2 h 5 min`, `3 days`. */
export function durationText(seconds: number): string {
  const whole = Math.round(seconds);
  if (seconds > 0 && seconds < 9.95) {
    return `${Number(seconds.toFixed(1))} s`;
  }
  if (whole < MINUTE) {
    return `${whole} s`;
  }
  if (whole < HOUR) {
    return parts(whole, MINUTE, "min", 1, "s");
  }
  const minutes = Math.round(seconds / MINUTE) * MINUTE;
  if (minutes < DAY) {
    return parts(minutes, HOUR, "h", MINUTE, "min");
  }
  const hours = Math.round(seconds / HOUR) * HOUR;
  const days = Math.floor(hours / DAY);
  const rest = (hours - days * DAY) / HOUR;
  return `${days} ${days === 1 ? "day" : "days"}${rest === 0 ? "" : ` ${rest} h`}`;
}

function parts(whole: number, size: number, unit: string, restSize: number, restUnit: string): string {
  const rest = (whole % size) / restSize;
  return `${Math.floor(whole / size)} ${unit}${rest === 0 ? "" : ` ${rest} ${restUnit}`}`;
}

/** `41,118`. */
export const countText = (count: number): string => formatOf(0, 0).format(Math.round(count));

/** `1 wake`, `2 wakes`, `0 refused attempts`. */
export const countedText = (count: number, one: string): string =>
  `${countText(count)} ${one}${Math.round(count) === 1 ? "" : "s"}`;

/** `313.8`, `0.04`: one digit after the point, two below 1, and none of a whole number. */
export const numberText = (value: number): string => formatOf(0, Math.abs(value) < 1 ? 2 : 1).format(value);

/** `USD 2,225.86`. */
export const moneyText = ({ amount, currency }: Pick<Cost, "amount" | "currency">): string =>
  `${currency} ${formatOf(2, 2).format(amount)}`;

const formats = new Map<number, Intl.NumberFormat>();

/** Kept: `toLocaleString` makes a format for each number, which takes longer than the rest of a table. */
function formatOf(minimumFractionDigits: number, maximumFractionDigits: number): Intl.NumberFormat {
  const key = minimumFractionDigits * 10 + maximumFractionDigits;
  const known = formats.get(key);
  const format = known ?? new Intl.NumberFormat("en-US", { minimumFractionDigits, maximumFractionDigits });
  if (known === undefined) {
    formats.set(key, format);
  }
  return format;
}

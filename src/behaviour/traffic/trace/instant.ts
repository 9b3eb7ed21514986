import type { TimeZone } from "../../../time";
import { firstInstantOf } from "../../../time/wall-clock";

const ZERO = 48;
const DAYS_BEFORE = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const HALF_HOUR_MS = 1_800_000;

/**
 * The seconds after 1970 of ISO 8601 texts, with `T` or a space: many a second, so no regular expression.
 * Without `Z` or an offset, a text is a time by the clocks of the zone.
 */
export class InstantReader {
  /** Whether a text had neither `Z` nor an offset. */
  sawLocal = false;
  private wallHalfHour = Number.NaN;
  private offsetSeconds = 0;

  constructor(private readonly zone: TimeZone) {}

  /** `NaN` for a text that is no time, or none that exists. */
  secondsOf(text: string): number {
    const day = dateOf(text);
    if (text.length === 10) {
      return this.local(day);
    }
    const separator = text.charCodeAt(10);
    if (separator !== 84 && separator !== 116 && separator !== 32) {
      return Number.NaN;
    }
    const hours = digits(text, 11, 2);
    const minutes = digits(text, 14, 2);
    if (!(hours <= 24 && minutes <= 59) || text.charCodeAt(13) !== 58) {
      return Number.NaN;
    }
    let seconds = day + hours * 3600 + minutes * 60;
    let position = 16;
    if (text.charCodeAt(16) === 58) {
      const whole = digits(text, 17, 2);
      // 60 is a leap second.
      if (!(whole <= 60)) {
        return Number.NaN;
      }
      seconds += whole;
      position = 19;
      const point = text.charCodeAt(19);
      if (point === 46 || point === 44) {
        let scale = 0.1;
        position = 20;
        for (; isDigit(text.charCodeAt(position)); position += 1) {
          seconds += (text.charCodeAt(position) - ZERO) * scale;
          scale /= 10;
        }
        if (position === 20) {
          return Number.NaN;
        }
      }
    }
    return position === text.length ? this.local(seconds) : seconds - offsetSeconds(text, position);
  }

  private local(wallSeconds: number): number {
    this.sawLocal = true;
    if (this.zone.name === "UTC" || Number.isNaN(wallSeconds)) {
      return wallSeconds;
    }
    const wallMs = wallSeconds * 1000;
    const halfHour = Math.floor(wallMs / HALF_HOUR_MS);
    if (halfHour !== this.wallHalfHour) {
      // No zone changes its clocks within half an hour by the clock.
      const instant = firstInstantOf(this.zone.name, halfHour * HALF_HOUR_MS);
      this.wallHalfHour = halfHour;
      this.offsetSeconds = instant === undefined ? Number.NaN : (halfHour * HALF_HOUR_MS - instant) / 1000;
    }
    return wallSeconds - this.offsetSeconds;
  }
}

const isDigit = (code: number): boolean => code >= ZERO && code <= ZERO + 9;

/** A number of some digits, or `NaN`. */
function digits(text: string, from: number, count: number): number {
  let value = 0;
  for (let index = from; index < from + count; index += 1) {
    const code = text.charCodeAt(index);
    if (!isDigit(code)) {
      return Number.NaN;
    }
    value = value * 10 + code - ZERO;
  }
  return value;
}

/** The seconds from 1970 to the first 10 characters. */
function dateOf(text: string): number {
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 2);
  const day = digits(text, 8, 2);
  if (text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45 || !(month >= 1 && month <= 12 && day >= 1)) {
    return Number.NaN;
  }
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const before = DAYS_BEFORE[month - 1] ?? 0;
  const length = (DAYS_BEFORE[month] ?? 365) - before + (isLeap && month === 2 ? 1 : 0);
  if (day > length) {
    return Number.NaN;
  }
  const years = year - 1;
  const leapDays = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400) - 477;
  return ((year - 1970) * 365 + leapDays + before + (isLeap && month > 2 ? 1 : 0) + day - 1) * 86_400;
}

/** `Z`, `+01:00`, `+0100` or `+01`; ` UTC` as some databases write it. */
function offsetSeconds(text: string, position: number): number {
  const code = text.charCodeAt(position);
  if ((code === 90 || code === 122) && position + 1 === text.length) {
    return 0;
  }
  if (code === 32 && text.slice(position) === " UTC") {
    return 0;
  }
  if (code !== 43 && code !== 45) {
    return Number.NaN;
  }
  const hours = digits(text, position + 1, 2);
  const rest = text.slice(position + 3);
  const minutes = rest === "" ? 0 : digits(rest, rest.startsWith(":") ? 1 : 0, 2);
  if (!(hours <= 18 && minutes <= 59) || rest.length > 3) {
    return Number.NaN;
  }
  return (hours * 60 + minutes) * (code === 43 ? 60 : -60);
}

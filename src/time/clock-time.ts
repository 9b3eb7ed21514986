import { badClockTime, tokenClockTime } from "./errors";
import { isToken } from "./token";

/** A time of day. */
export interface ClockTime {
  /** 0-23 */
  readonly hour: number;
  /** 0-59 */
  readonly minute: number;
}

/**
 * @param property what the time was given as, for the message
 * @param written 24-hour `HH:MM`
 * @throws ScaleToZeroError for anything else, seconds, `24:00` and tokens included
 */
export function parseClockTime(property: string, written: unknown): ClockTime {
  if (typeof written !== "string") {
    throw badClockTime(property, written, timeMeantBy(String(written)));
  }
  if (isToken(written)) {
    throw tokenClockTime(property, written);
  }
  const [, hour, minute] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(written) ?? [];
  if (hour === undefined || minute === undefined) {
    throw badClockTime(property, written, timeMeantBy(written));
  }
  return { hour: Number(hour), minute: Number(minute) };
}

/** Such as `19:00` for `19h`, `7 pm` and `19:00:00`; an example for what means nothing. */
function timeMeantBy(text: string): string {
  const [, hours, minutes = "00", half] =
    /^\s*(\d{1,2})(?:\s*[:.h]\s*([0-5]\d)(?::[0-5]\d)?|\s*h)?\s*(am|pm)?\s*$/i.exec(text) ?? [];
  const hour = half === undefined ? Number(hours) % 24 : (Number(hours) % 12) + (half.toLowerCase() === "pm" ? 12 : 0);
  const isTime = hours !== undefined && Number(hours) <= (half === undefined ? 24 : 12);
  return isTime ? `${String(hour).padStart(2, "0")}:${minutes}` : EXAMPLE;
}

const EXAMPLE = "18:00";

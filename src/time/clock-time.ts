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
 * @param text 24-hour `HH:MM`
 * @throws ScaleToZeroError for anything else, seconds, `24:00` and tokens included
 */
export const parseClockTime = (text: string): ClockTime => {
  if (isToken(text)) throw tokenClockTime(text);
  const [, hour, minute] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  if (hour === undefined || minute === undefined) throw badClockTime(text);
  return { hour: Number(hour), minute: Number(minute) };
};

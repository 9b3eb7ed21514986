import { wallTimeAt } from "../../time/wall-clock";

const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] as const;

/** What the clocks of a time zone show: `Mon 2027-01-04 08:01`. */
export function localTime(instant: number, timeZone: string): string {
  const wall = new Date(wallTimeAt(timeZone, instant));
  return `${WEEKDAYS[wall.getUTCDay()]} ${wall.toISOString().slice(0, 16).replace("T", " ")}`;
}

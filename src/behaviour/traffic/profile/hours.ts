import type { Read } from "./days";

/** Minutes of a day. `to` is after 1440 if the hours go on after midnight. */
export interface Hours {
  readonly from: number;
  readonly to: number;
}

export const DAY_MINUTES = 1440;
const RANGE = /^(\d{1,2})(?::(\d{2}))?\s*(?:-|–|\s(?:to|until)\s)\s*(\d{1,2})(?::(\d{2}))?$/;
const FIX = "write hours such as 08:00-18:00, or 22:00-06:00 across midnight";

/** Hours of the day, with commas between them: `08:00-12:00, 13:00-18:00`, `22:00-06:00`, `18:00-24:00`. */
export function readHours(text: string): Read<readonly Hours[]> {
  const all: Hours[] = [];
  for (const item of text.split(",").map((part) => part.trim())) {
    const found = readRange(item);
    if ("wrong" in found) {
      return found;
    }
    all.push(found.value);
  }
  return { value: all };
}

function readRange(item: string): Read<Hours> {
  const [, fromHour, fromMinute = "00", toHour, toMinute = "00"] = RANGE.exec(item) ?? [];
  const shown = JSON.stringify(item.slice(0, 60));
  if (fromHour === undefined || toHour === undefined) {
    return { wrong: `has ${shown}, which is no range of hours: ${FIX}` };
  }
  const [from, to] = [minutesOf(fromHour, fromMinute), minutesOf(toHour, toMinute)];
  if (from === undefined || to === undefined || from === DAY_MINUTES) {
    return { wrong: `has ${shown}, and a day has the times 00:00 to 24:00: ${FIX}` };
  }
  if (from === to) {
    return { wrong: `has ${shown}, which begins when it ends: write 00:00-24:00 for the whole day` };
  }
  return { value: { from, to: to < from ? to + DAY_MINUTES : to } };
}

function minutesOf(hour: string, minute: string): number | undefined {
  const minutes = Number(hour) * 60 + Number(minute);
  return Number(minute) > 59 || minutes > DAY_MINUTES ? undefined : minutes;
}

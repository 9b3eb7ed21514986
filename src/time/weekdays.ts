import { attempt } from "./attempt";
import { type CronField, FIELDS, parseField, WEEKDAYS } from "./cron-field";
import { badDays, noDayAfter } from "./errors";
import { isToken } from "./token";

const LONG_NAMES = ["SUNDAY", "MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY"] as const;

/** Words for several days, as people write them. */
const WORDS: Readonly<Record<string, string>> = {
  ALL: "*",
  DAILY: "*",
  EVERYDAY: "*",
  "EVERY DAY": "*",
  WEEKDAY: "MON-FRI",
  WEEKDAYS: "MON-FRI",
  WEEKEND: "SAT,SUN",
  WEEKENDS: "SAT,SUN",
  WORKDAYS: "MON-FRI",
};

/**
 * Days of the week: a day (`FRI`), a range (`MON-FRI`), a list of both with commas, or `*`.
 *
 * @param days a text, or a list of such texts
 * @returns the text as AWS takes it; one with a token as it was given
 * @throws ScaleToZeroError for what are no days: about what was written, whatever is made of it
 */
export function parseDays(days: unknown): string {
  const text = textOf(days);
  if (text === undefined) {
    throw badDays(days, undefined);
  }
  return isToken(text) ? text : fieldOf(days, text).text;
}

/**
 * The days after each of these, one by one: a range may not run over the end of the week.
 *
 * @throws ScaleToZeroError for days that have none that AWS could be given, such as the last Friday of a month
 */
export function dayAfterEach(days: unknown): string {
  const text = textOf(days);
  if (text === undefined) {
    throw badDays(days, undefined);
  }
  if (text === "*") {
    return text;
  }
  if (isToken(text)) {
    throw noDayAfter(days);
  }
  const { values, dayRules } = fieldOf(days, text);
  if (dayRules.length > 0) {
    throw noDayAfter(days);
  }
  return values.map((day) => WEEKDAYS[day % WEEKDAYS.length]).join(",");
}

function textOf(days: unknown): string | undefined {
  const items: readonly unknown[] = Array.isArray(days) ? days : [days];
  return items.length > 0 && items.every((item) => typeof item === "string") ? items.join(",") : undefined;
}

function fieldOf(days: unknown, text: string): CronField {
  const compact = text.trim();
  // AWS's "no matter which" says nothing where days are asked for.
  const [field] = compact === "?" ? [undefined] : read(compact);
  if (field === undefined) {
    throw badDays(days, meant(compact));
  }
  return field;
}

const read = (text: string) => attempt(() => parseField(text, FIELDS.daysOfWeek, text));

/** Such as `MON-FRI` for `Mo-Fr`, `monday to friday` and `weekdays`, and `*` for `MON-SUN`. */
function meant(text: string): string | undefined {
  const upper = text.toUpperCase();
  const days = WORDS[upper] ?? namedDays(upper);
  if (days === undefined) {
    return undefined;
  }
  const [, problems] = read(days);
  return problems.length === 0 ? days : problems[0]?.fix.replace(/^write /, "");
}

function namedDays(text: string): string | undefined {
  const items = text.split(/\s*,\s*|\s*;\s*/).map((item) => item.split(/\s*[-–]\s*|\s+TO\s+/).map(dayNamed));
  const isNamed = items.flat().every((day) => day !== undefined) && items.every((item) => item.length <= 2);
  return isNamed ? items.map((item) => item.join("-")).join(",") : undefined;
}

function dayNamed(word: string): string | undefined {
  const index = LONG_NAMES.findIndex((name) => word.length >= 2 && name.startsWith(word.replace(/\.$/, "")));
  return WEEKDAYS[index];
}

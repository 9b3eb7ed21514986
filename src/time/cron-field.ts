import type parser from "aws-cron-parser";
import { badCronField } from "./errors";

/** Loaded when the first expression is read: constructs without a schedule do not pay for it. */
const cronParser = (): typeof parser => require("aws-cron-parser");

/** A day of a month that follows from the calendar of that month. */
export type DayRule =
  | { readonly kind: "daysBeforeLast"; readonly days: number }
  | { readonly kind: "nearestWeekday"; readonly day: number }
  | { readonly kind: "lastOfWeekday"; readonly weekday: number }
  | { readonly kind: "nthOfWeekday"; readonly weekday: number; readonly nth: number };

/** One field of a cron expression, understood. */
export interface CronField {
  /** As AWS documents it: upper case, no leading zeros, days of the week by name. */
  readonly text: string;
  /** The values that match, in order; none for `?`. */
  readonly values: readonly number[];
  readonly dayRules: readonly DayRule[];
}

type FieldKey = keyof ReturnType<typeof parser.parse>;

/** What AWS takes in a field. */
interface FieldSyntax {
  readonly key: FieldKey;
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly names: readonly string[];
  readonly wildcards: string;
  /** An item of the comma-separated list, names replaced by numbers. */
  readonly item: RegExp;
}

export const WEEKDAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"] as const;
const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"] as const;

const PLAIN = String.raw`(?:\*|\d+(?:-\d+)?)(?:/\d+)?`;
const plain = { names: [], wildcards: ", - * /", item: new RegExp(`^${PLAIN}$`) };

/**
 * The six fields.
 *
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#cron-based
 */
export const FIELDS: Readonly<Record<FieldKey, FieldSyntax>> = {
  minutes: { ...plain, key: "minutes", name: "minutes", min: 0, max: 59 },
  hours: { ...plain, key: "hours", name: "hours", min: 0, max: 23 },
  daysOfMonth: {
    key: "daysOfMonth",
    name: "day-of-month",
    min: 1,
    max: 31,
    names: [],
    wildcards: ", - * ? / L W",
    item: new RegExp(String.raw`^(?:${PLAIN}|L(?:-\d+)?|\d+W)$`),
  },
  months: { ...plain, key: "months", name: "month", min: 1, max: 12, names: MONTHS },
  daysOfWeek: {
    key: "daysOfWeek",
    name: "day-of-week",
    min: 1,
    max: 7,
    names: WEEKDAYS,
    wildcards: ", - * ? L #",
    item: /^(?:\*|\d+(?:-\d+)?|L|\dL|\d#[1-5])$/,
  },
  years: { ...plain, key: "years", name: "year", min: 1970, max: 2199 },
};

const rangeOf = ({ min, max, names }: FieldSyntax): string =>
  names.length === 0 ? `${min}-${max}` : `${min}-${max} or ${names[0]}-${names.at(-1)}`;

function insteadOf(syntax: FieldSyntax, text: string): string {
  const named = syntax.names.find((name) => text.startsWith(name));
  if (named !== undefined) {
    return `write ${named}`;
  }
  // Elsewhere Sunday is 0.
  if (syntax.key === "daysOfWeek" && /^0(?:$|-)/.test(text)) {
    return "write SUN to SAT, or 1 to 7 with Sunday as 1";
  }
  return `write a value in ${rangeOf(syntax)}`;
}

const numbersFor = (syntax: FieldSyntax, item: string): string =>
  item.replace(/(?<![A-Z\d])[A-Z]{3}(?=$|[-/#L])/g, (name) => {
    const index = syntax.names.indexOf(name);
    return index < 0 ? name : String(index + 1);
  });

/** In the order of an expression. */
const ANY_VALID = { minutes: "0", hours: "0", daysOfMonth: "1", months: "1", daysOfWeek: "1", years: "1970" };

/** One item of a list as aws-cron-parser reads it, which is right for an item and not for a list of steps. */
const read = (syntax: FieldSyntax, item: string): readonly (string | number)[] =>
  cronParser().parse(Object.values({ ...ANY_VALID, [syntax.key]: item }).join(" "))[syntax.key];

function dayRuleOf(syntax: FieldSyntax, [kind, first, second]: readonly (string | number)[]): DayRule {
  if (kind === "#") {
    return { kind: "nthOfWeekday", weekday: Number(first), nth: Number(second) };
  }
  if (kind === "W") {
    return { kind: "nearestWeekday", day: Number(first) };
  }
  return syntax.key === "daysOfWeek"
    ? { kind: "lastOfWeekday", weekday: Number(first) }
    : { kind: "daysBeforeLast", days: Number(first) };
}

const SATURDAY = 7;

interface Item {
  readonly values: readonly number[];
  readonly dayRule?: DayRule;
}

/** @returns `undefined` for what is outside the range of the field */
function understand(syntax: FieldSyntax, item: string): Item | undefined {
  // The last day of the week, which aws-cron-parser takes for no day at all.
  if (syntax.key === "daysOfWeek" && item === "L") {
    return { values: [SATURDAY] };
  }
  try {
    const parts = read(syntax, item);
    if (typeof parts[0] === "string") {
      return { values: [], dayRule: dayRuleOf(syntax, parts) };
    }
    return { values: parts.map(Number) };
  } catch {
    return undefined;
  }
}

const weekdayNames = (text: string): string => text.replace(/\d/g, (digit) => WEEKDAYS[Number(digit) - 1] ?? digit);

function canonicalItem(syntax: FieldSyntax, item: string): string {
  const text = item.replace(/\d+/g, (digits) => String(Number(digits)));
  if (syntax.key !== "daysOfWeek") {
    return text;
  }
  // AWS documents L and # with the number of a day only.
  return /[L#]/.test(numbersFor(syntax, text)) ? numbersFor(syntax, text) : weekdayNames(text);
}

/** `FRI-SAT,SUN-MON` for `FRI-MON`; a year does not come round again. */
function forwards(syntax: FieldSyntax, first: number, last: number, steps: string): string {
  if (syntax.key === "years") {
    return `write ${last}-${first}${steps}`;
  }
  if (steps !== "") {
    return "write its values one by one";
  }
  // `MON-SUN`: all of them.
  if (last === first - 1) {
    return "write *";
  }
  return `write ${canonicalItem(syntax, `${first}-${syntax.max}`)},${canonicalItem(syntax, `${syntax.min}-${last}`)}`;
}

function parseItem(source: string, syntax: FieldSyntax, text: string): Item & { readonly text: string } {
  const refuse = (why: string, fix: string) => badCronField(source, syntax.name, text, why, fix);
  const item = numbersFor(syntax, text);
  const understood = syntax.item.test(item) ? understand(syntax, item) : undefined;
  if (understood === undefined) {
    throw refuse(`AWS takes ${rangeOf(syntax)} and the wildcards ${syntax.wildcards}`, insteadOf(syntax, text));
  }
  const [, first, last, steps = ""] = /^(\d+)-(\d+)(.*)$/.exec(item) ?? [];
  if (Number(first) > Number(last)) {
    throw refuse(
      "a range that runs backwards, which AWS does not document",
      forwards(syntax, Number(first), Number(last), steps),
    );
  }
  return { ...understood, text: canonicalItem(syntax, text) };
}

/**
 * Reads one field.
 *
 * @param source the whole expression, for the message
 * @throws ScaleToZeroError for what AWS does not document for this field
 */
export function parseField(source: string, syntax: FieldSyntax, text: string): CronField {
  if (text === "?" && syntax.wildcards.includes("?")) {
    return { text, values: [], dayRules: [] };
  }
  const items = text
    .toUpperCase()
    .split(",")
    .map((item) => parseItem(source, syntax, item));
  if (items.length > 1 && text.includes("#")) {
    throw badCronField(source, syntax.name, text, "AWS accepts no list with #", "create a schedule for each value");
  }
  return {
    text: items.map((item) => item.text).join(","),
    values: [...new Set(items.flatMap((item) => item.values))].sort((a, b) => a - b),
    dayRules: items.flatMap((item) => item.dayRule ?? []),
  };
}

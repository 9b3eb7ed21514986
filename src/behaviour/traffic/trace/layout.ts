import { TimeZone } from "../../../time";
import { wrongFile } from "../../written/problem";
import { type Columns, columnsNamed, epochUnit } from "./columns";
import { csvFields, delimiterOf, isObject, jsonOf } from "./fields";
import { InstantReader } from "./instant";

/** How the lines of a trace are read. */
export interface Layout {
  readonly columns: Columns;
  /** The members that are read, in the order of the columns; `undefined` for CSV. */
  readonly members?: readonly string[];
  readonly delimiter: string;
  readonly hasHeader: boolean;
  /** Seconds of a numeric time. */
  readonly unitSeconds: number;
  readonly isRelative: boolean;
  readonly bucketSeconds: number;
  readonly assumptions: readonly string[];
}

/** A line that is read, with its number. */
export interface Line {
  readonly text: string;
  readonly line: number;
}

const MINUTE = 60;

/** @param head the first lines that are neither empty nor comments, at least one */
export const layoutOf = (head: readonly Line[], format: "csv" | "json-lines", name: string): Layout =>
  format === "csv" ? csvLayout(head, name) : jsonLayout(head, name);

function jsonLayout(head: readonly Line[], name: string): Layout {
  const first = jsonOf(head[0]?.text ?? "");
  if (!isObject(first)) {
    const times = head.map(({ text }) => jsonOf(text));
    return { ...common({ time: 0 }, times), delimiter: "", hasHeader: false };
  }
  const members = Object.keys(first);
  const columns = named(members, head[0]?.line ?? 1, name);
  const times = head
    .map(({ text }) => jsonOf(text))
    .map((one) => (isObject(one) ? one[members[columns.time] ?? ""] : one));
  return { ...common(columns, times), members, delimiter: "", hasHeader: false };
}

function csvLayout(head: readonly Line[], name: string): Layout {
  const delimiter = delimiterOf(head[0]?.text ?? "");
  const rows = head.map(({ text }) => csvFields(text, delimiter).map((field) => field.trim()));
  const [first = []] = rows;
  const hasHeader = !isTime(first[0] ?? "") && !first.some((field) => isTime(field));
  const columns = hasHeader ? named(first, head[0]?.line ?? 1, name) : withoutNames(rows);
  const data = hasHeader ? rows.slice(1) : rows;
  const layout = {
    ...common(
      columns,
      data.map((row) => row[columns.time]),
    ),
    delimiter,
    hasHeader,
  };
  if (hasHeader || columns.count === undefined) {
    return layout;
  }
  const assumption =
    "The second column of the trace counts requests a minute, because it has whole numbers and no names.";
  return { ...layout, assumptions: [...layout.assumptions, assumption] };
}

function named(names: readonly string[], line: number, name: string): Columns {
  const columns = columnsNamed(names);
  if ("missing" in columns) {
    throw wrongFile(name, [{ line, field: "", what: columns.missing }]);
  }
  return columns;
}

/** Whole minutes with whole numbers are counts; other times with numbers took so long. */
function withoutNames(rows: readonly (readonly string[])[]): Columns {
  const [first = []] = rows;
  const time = first.findIndex((field) => isTime(field));
  const value = first.findIndex((field, index) => index !== time && field !== "" && Number.isFinite(Number(field)));
  if (value < 0) {
    return { time };
  }
  const areCounts =
    rows.every((row) => /^\d+$/.test(row[value] ?? "") && isWholeMinute(row[time] ?? "")) ||
    (rows.length > 1 && rows.every((row, index) => /^\d+$/.test(row[value] ?? "") && isNext(rows, time, index)));
  return areCounts
    ? { time, count: value, bucketSeconds: MINUTE }
    : { time, duration: { index: value, unitSeconds: 1 } };
}

/** Counts of minute 0, 1, 2 and so on. */
const isNext = (rows: readonly (readonly string[])[], time: number, index: number): boolean =>
  Number(rows[index]?.[time]) === Number(rows[0]?.[time]) + index && Number(rows[0]?.[time]) <= 1;

function isWholeMinute(text: string): boolean {
  const number = Number(text);
  const { seconds, isRelative } = epochUnit(number);
  const value = Number.isNaN(number) ? secondsOf(text) : number * seconds;
  return value % MINUTE === 0 && !(isRelative && Number.isFinite(number));
}

const secondsOf = (text: string): number => new InstantReader(TimeZone.UTC).secondsOf(text);

const isTime = (text: string): boolean =>
  (text !== "" && Number.isFinite(Number(text))) ||
  !Number.isNaN(secondsOf(text)) ||
  /^\d{4}-\d/.test(text) ||
  /^-?\d/.test(text);

/** What is the same of CSV and JSON. @param times the first of the trace, as written */
function common(columns: Columns, times: readonly unknown[]) {
  const first = times.find((time) => time !== undefined && time !== "");
  const number = typeof first === "number" ? first : Number(first);
  const isNumber = Number.isFinite(number);
  const unit = isNumber ? epochUnit(number) : { seconds: 1, isRelative: false };
  const bucketSeconds = columns.count === undefined ? 0 : (columns.bucketSeconds ?? MINUTE);
  // Of counts, 0, 1, 2 are minutes or hours, and not seconds.
  const isIndex = unit.isRelative && isNumber && columns.bucketSeconds !== undefined && columns.count !== undefined;
  const assumptions = unit.isRelative && isNumber ? ["Times of the trace begin with the simulation."] : [];
  return {
    columns,
    unitSeconds: isIndex ? bucketSeconds : unit.seconds,
    isRelative: unit.isRelative && isNumber,
    bucketSeconds,
    assumptions,
  };
}

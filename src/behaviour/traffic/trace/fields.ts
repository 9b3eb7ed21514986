/** The fields of a line of CSV. Quotes may stand around a field; a line break in a field is not possible in a trace. */
export function csvFields(line: string, delimiter: string): readonly string[] {
  if (!line.includes('"')) {
    return line.split(delimiter);
  }
  // Loaded by the trace that needs it.
  const { Parser } = require("papaparse") as typeof import("papaparse");
  // People write a space behind the delimiter, after which a quote would be a character of the field.
  const tight = line.replaceAll(`${delimiter} "`, `${delimiter}"`);
  const parsed: unknown = new Parser({ delimiter, newline: "\n" }).parse(tight, 0, false);
  const [fields = []] = (parsed as import("papaparse").ParseResult<readonly string[]>).data;
  return fields;
}

/** The sign that the first line has most of. */
export const delimiterOf = (line: string): string =>
  [",", ";", "\t", "|"].reduce((best, one) => (line.split(one).length > line.split(best).length ? one : best), ",");

/** A value of JSON on one line; `undefined` for a line that is none. */
export function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

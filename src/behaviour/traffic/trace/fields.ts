/** The fields of a line of CSV. Quotes may stand around a field; a line break in a field is not possible in a trace. */
export function csvFields(line: string, delimiter: string): readonly string[] {
  if (!line.includes('"')) {
    return line.split(delimiter);
  }
  const fields: string[] = [];
  let field = "";
  let isQuoted = false;
  for (let index = 0; index < line.length; index += 1) {
    const character = line[index];
    if (character === '"' && isQuoted && line[index + 1] === '"') {
      field += '"';
      index += 1;
    } else if (character === '"') {
      isQuoted = !isQuoted;
    } else if (character === delimiter && !isQuoted) {
      fields.push(field);
      field = "";
    } else {
      field += character;
    }
  }
  return [...fields, field];
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

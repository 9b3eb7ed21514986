import { shown } from "../../../shown";
import type { TimeZone } from "../../../time";
import { secondsOf as lengthOf } from "../../written/length";
import { wrongFile } from "../../written/problem";
import { MOST_REQUESTS } from "../limits";
import { csvFields, isObject, jsonOf } from "./fields";
import { InstantReader } from "./instant";
import type { Layout } from "./layout";
import { type Chunks, LineReader } from "./line-reader";
import type { Rows } from "./rows";

/** The rows of a trace with one row a line, read as they are asked for. */
export class LineRows implements Rows {
  private readonly lines: LineReader;
  private readonly instants: InstantReader;
  private isHeader: boolean;
  private last = Number.NEGATIVE_INFINITY;

  constructor(
    chunks: Chunks,
    private readonly layout: Layout,
    timeZone: TimeZone,
    private readonly name: string,
  ) {
    this.lines = new LineReader(chunks, name);
    this.instants = new InstantReader(timeZone);
    this.isHeader = layout.hasHeader;
  }

  /** Whether times were read by the clocks of the time zone. */
  get sawLocal(): boolean {
    return this.instants.sawLocal;
  }

  read(times: Float64Array, values: Float64Array): number {
    const most = Math.min(times.length, values.length);
    let count = 0;
    while (count < most) {
      const line = this.lines.next();
      if (line === undefined) {
        break;
      }
      if (line.charCodeAt(0) === HASH || isBlank(line)) {
        continue;
      }
      if (this.isHeader) {
        this.isHeader = false;
        continue;
      }
      const fields = this.fields(line);
      const time = this.time(fields[this.layout.columns.time]);
      if (time < this.last) {
        this.wrong(
          `time runs backwards: ${shown(fields[this.layout.columns.time])} is earlier than the row before: sort the trace by time`,
        );
      }
      this.last = time;
      times[count] = time;
      values[count] = this.value(fields);
      count += 1;
    }
    return count;
  }

  private fields(line: string): readonly unknown[] {
    const { members, delimiter } = this.layout;
    if (delimiter !== "") {
      return csvFields(line, delimiter);
    }
    const value = jsonOf(line);
    if (value === undefined) {
      this.wrong("the line is not valid JSON: write one timestamp or one object a line");
    }
    return isObject(value) && members !== undefined ? members.map((member) => value[member]) : [value];
  }

  private time(given: unknown): number {
    const { unitSeconds } = this.layout;
    const seconds =
      typeof given === "string" ? this.secondsIn(given) : typeof given === "number" ? given * unitSeconds : Number.NaN;
    if (!(seconds >= 0 && seconds < 1e11)) {
      this.wrong(
        given === undefined
          ? "the time is missing: write one timestamp a line"
          : `the time is ${shown(given)}, must be a timestamp: write 2026-11-02T09:15:00Z, or seconds or milliseconds since 1970`,
      );
    }
    return seconds;
  }

  private secondsIn(text: string): number {
    const seconds = text.charCodeAt(4) === HYPHEN ? this.instants.secondsOf(text) : Number.NaN;
    if (!Number.isNaN(seconds)) {
      return seconds;
    }
    const number = numberOf(text);
    return Number.isNaN(number) ? this.instants.secondsOf(text.trim()) : number * this.layout.unitSeconds;
  }

  private value(fields: readonly unknown[]): number {
    const { count, duration } = this.layout.columns;
    if (count !== undefined) {
      const given = fields[count];
      const number = numberOf(given);
      if (!(Number.isInteger(number) && number >= 0 && number <= MOST_REQUESTS)) {
        this.wrong(
          `the count is ${shown(given)}, must be a whole number from 0 to ${MOST_REQUESTS}: write the requests of the minute`,
        );
      }
      return number;
    }
    const given = duration === undefined ? undefined : fields[duration.index];
    if (duration === undefined || given === undefined || given === null || given === "") {
      return Number.NaN;
    }
    const number = numberOf(given);
    const seconds = Number.isNaN(number) ? (lengthOf(String(given)) ?? Number.NaN) : number * duration.unitSeconds;
    if (!(seconds >= 0 && Number.isFinite(seconds))) {
      this.wrong(`the duration is ${shown(given)}, must be at least 0: write seconds such as 1.5, or 250ms`);
    }
    return seconds;
  }

  private wrong(what: string): never {
    this.lines.close();
    throw wrongFile(this.name, [{ line: this.lines.line, field: "", what }]);
  }
}

const HASH = 35;
const isBlank = (line: string): boolean => (line.charCodeAt(0) <= 32 ? line.trim() === "" : line === "");

/** After the year of a date. */
const HYPHEN = 45;

/** `NaN` for a blank text, which is 0 for JavaScript. Most texts are not blank, so they are not copied to find out. */
function numberOf(given: unknown): number {
  if (typeof given !== "string") {
    return typeof given === "number" ? given : Number.NaN;
  }
  const number = Number(given);
  return number === 0 && given.trim() === "" ? Number.NaN : number;
}

import { shown } from "../../../shown";
import { wrongFile } from "../../written/problem";
import { MOST_REQUESTS } from "../limits";
import { csvFields } from "./fields";
import { type Chunks, LineReader } from "./line-reader";
import { KeptRows, type Trace } from "./rows";

export const DAY_COUNTS = 1440;
const MOST_DAYS = 3660;
const MOST_SOURCES = 200_000;

/**
 * Rows of 1,440 counts, one for each minute of a day, after columns that say whose they are. Rows of the same function are
 * days that follow each other; rows of different functions are added up.
 *
 * @see https://github.com/Azure/AzurePublicDataset/blob/master/AzureFunctionsDataset2019.md
 */
export function dayRowsTrace(chunks: Chunks, delimiter: string, name: string): Trace {
  const lines = new LineReader(chunks, name);
  const days = new Map<string, number>();
  let counts = new Float64Array(0);
  const wrong = (what: string): never => {
    lines.close();
    throw wrongFile(name, [{ line: lines.line, field: "", what }]);
  };
  for (let line = lines.next(); line !== undefined; line = lines.next()) {
    if (line.trim() === "" || line.startsWith("#")) {
      continue;
    }
    const fields = csvFields(line, delimiter);
    if (fields.length < DAY_COUNTS) {
      wrong(`the row has ${fields.length} columns: write ${DAY_COUNTS} counts`);
    }
    const values = fields.slice(-DAY_COUNTS);
    // The names of the columns are the numbers of the minutes.
    if (lines.line === 1 && values.every((value, minute) => Number(value) === minute + 1)) {
      continue;
    }
    const source = fields.slice(0, -DAY_COUNTS).join("\n");
    const day = days.get(source) ?? 0;
    if (day >= MOST_DAYS || days.size >= MOST_SOURCES) {
      wrong("the trace has too many rows: keep those of one function");
    }
    days.set(source, day + 1);
    counts = withRoom(counts, (day + 1) * DAY_COUNTS);
    for (const [minute, value] of values.entries()) {
      const count = value.trim() === "" ? Number.NaN : Number(value);
      if (!(Number.isInteger(count) && count >= 0 && count <= MOST_REQUESTS)) {
        wrong(
          `the count of minute ${minute + 1} is ${shown(value)}, must be a whole number of at least 0: write the requests of the minute`,
        );
      }
      const index = day * DAY_COUNTS + minute;
      counts[index] = (counts[index] ?? 0) + count;
    }
  }
  const length = Math.max(0, ...new Set(days.values())) * DAY_COUNTS;
  const kept = counts.subarray(0, length);
  const times = Float64Array.from(kept, (_, minute) => minute * 60);
  return {
    kind: "counts",
    bucketSeconds: 60,
    isRelative: true,
    assumptions: ["Times of the trace begin with the simulation."],
    rows: () => new KeptRows(times, kept),
  };
}

function withRoom(counts: Float64Array, length: number): Float64Array<ArrayBuffer> {
  if (counts.length >= length) {
    return new Float64Array(counts.buffer as ArrayBuffer);
  }
  const larger = new Float64Array(Math.max(length, counts.length * 2));
  larger.set(counts);
  return larger;
}

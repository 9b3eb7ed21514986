import { TimeZone } from "../../../time";
import { emptyTraffic, tooManyRequests, trafficRefused } from "../errors";
import { MOST_REQUESTS } from "../limits";
import type { TrafficFormat } from "../traffic-formats";
import { cloudWatchTrace, MOST_JSON_CHARACTERS } from "./cloudwatch";
import { dayRowsTrace } from "./day-rows";
import { delimiterOf } from "./fields";
import { type Line, layoutOf } from "./layout";
import { type Chunks, LineReader } from "./line-reader";
import { LineRows } from "./line-rows";
import { KeptRows, type Rows, type Trace } from "./rows";
import { wholeText } from "./whole-text";

/** A trace that was read once from its beginning to its end: it has no mistake. */
export interface ReadTrace extends Trace {
  readonly requests: number;
  /** Seconds, of the first row and to the end of the last. */
  readonly first: number;
  readonly end: number;
}

/** So many rows are kept, which are 16 MB. A longer trace is read again each time. */
const MOST_KEPT = 1 << 20;
const HEAD_LINES = 50;

/** @param chunks of the file, each time from its beginning */
export function openTrace(
  name: string,
  chunks: () => Chunks,
  format: Exclude<TrafficFormat, "profile">,
  timeZone: TimeZone | undefined,
): ReadTrace {
  if (format === "cloudwatch") {
    return scanned(cloudWatchTrace(wholeText(chunks(), MOST_JSON_CHARACTERS, name), name), name);
  }
  const head = headOf(chunks(), name);
  if (head.length === 0) {
    throw emptyTraffic(name);
  }
  if (format === "day-rows") {
    return scanned(dayRowsTrace(chunks(), delimiterOf(head[0]?.text ?? ""), name), name);
  }
  const layout = layoutOf(head, format, name);
  return scannedLines(layout, name, (zone) => new LineRows(chunks(), layout, zone, name), timeZone);
}

function headOf(chunks: Chunks, name: string): readonly Line[] {
  const lines = new LineReader(chunks, name);
  const head: Line[] = [];
  for (let text = lines.next(); text !== undefined; text = lines.next()) {
    const plain = text.trim();
    if (plain !== "" && !plain.startsWith("#")) {
      head.push({ text: plain, line: lines.line });
    }
    if (head.length === HEAD_LINES) {
      break;
    }
  }
  lines.close();
  return head;
}

function scannedLines(
  layout: ReturnType<typeof layoutOf>,
  name: string,
  open: (zone: TimeZone) => LineRows,
  timeZone: TimeZone | undefined,
): ReadTrace {
  const zone = timeZone ?? TimeZone.UTC;
  let last: LineRows | undefined;
  const trace = scanned(
    {
      kind: layout.columns.count === undefined ? "requests" : "counts",
      bucketSeconds: layout.bucketSeconds,
      isRelative: layout.isRelative,
      assumptions: layout.assumptions,
      rows: () => {
        last = open(zone);
        return last;
      },
    },
    name,
  );
  const isAssumed = last?.sawLocal === true && timeZone === undefined;
  return isAssumed ? { ...trace, assumptions: [...trace.assumptions, "Times of the trace are UTC."] } : trace;
}

/** Reads a trace once, so that a mistake at its end is reported before the simulation begins. */
function scanned(trace: Trace, name: string): ReadTrace {
  const kept = new Kept();
  const times = new Float64Array(4096);
  const values = new Float64Array(4096);
  const rows: Rows = trace.rows();
  let count = 0;
  let requests = 0;
  let first = 0;
  let last = 0;
  for (let read = rows.read(times, values); read > 0; read = rows.read(times, values)) {
    if (count === 0) {
      first = times[0] ?? 0;
    }
    last = times[read - 1] ?? 0;
    count += read;
    if (trace.kind === "requests") {
      requests += read;
    } else {
      for (let index = 0; index < read; index += 1) {
        requests += values[index] ?? 0;
      }
    }
    if (requests > MOST_REQUESTS) {
      throw tooManyRequests(name, requests, MOST_REQUESTS);
    }
    kept.add(times, values, read);
  }
  if (count === 0) {
    throw trafficRefused(name, "has no rows: write one request or one count a line");
  }
  return {
    ...trace,
    ...(kept.isWhole ? { rows: () => kept.rows() } : {}),
    requests,
    first,
    end: trace.kind === "counts" ? last + trace.bucketSeconds : last,
  };
}

/** The rows of a trace that is not too long. */
class Kept {
  isWhole = true;
  private times = new Float64Array(4096);
  private values = new Float64Array(4096);
  private length = 0;

  add(times: Float64Array, values: Float64Array, count: number): void {
    if (this.length + count > MOST_KEPT) {
      this.isWhole = false;
      this.times = new Float64Array(0);
      this.values = new Float64Array(0);
    }
    if (!this.isWhole) {
      return;
    }
    if (this.length + count > this.times.length) {
      this.times = larger(this.times);
      this.values = larger(this.values);
    }
    this.times.set(times.subarray(0, count), this.length);
    this.values.set(values.subarray(0, count), this.length);
    this.length += count;
  }

  rows(): Rows {
    return new KeptRows(this.times.subarray(0, this.length), this.values.subarray(0, this.length));
  }
}

function larger(values: Float64Array): Float64Array<ArrayBuffer> {
  const copy = new Float64Array(values.length * 2);
  copy.set(values);
  return copy;
}

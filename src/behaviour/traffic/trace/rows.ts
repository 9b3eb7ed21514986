/**
 * The rows of a trace, in blocks: when, in seconds, and how long the request took (`NaN` if the trace does not say it) or
 * how many requests there were. Never earlier than the row before.
 */
export interface Rows {
  /** @returns how many rows were written: 0 at the end */
  read(times: Float64Array, values: Float64Array): number;
}

/** What a trace says, however it is written. */
export interface Trace {
  readonly kind: "requests" | "counts";
  /** How long a row counts, unless the next row begins earlier. Of requests 0. */
  readonly bucketSeconds: number;
  /** Times are seconds after the start of the simulation, not after 1970. */
  readonly isRelative: boolean;
  /** What was read into the file, one sentence each. */
  readonly assumptions: readonly string[];
  rows(): Rows;
}

/** Rows that are in memory. */
export class KeptRows implements Rows {
  private position = 0;

  constructor(
    private readonly times: Float64Array,
    private readonly values: Float64Array,
  ) {}

  read(times: Float64Array, values: Float64Array): number {
    const count = Math.min(times.length, values.length, this.times.length - this.position);
    times.set(this.times.subarray(this.position, this.position + count));
    values.set(this.values.subarray(this.position, this.position + count));
    this.position += count;
    return count;
  }
}

const BLOCK = 1024;

/** Rows one by one, with a look at the next. */
export class RowCursor {
  time = 0;
  value = 0;
  private readonly times = new Float64Array(BLOCK);
  private readonly values = new Float64Array(BLOCK);
  private position = 0;
  private filled = 0;

  constructor(private readonly rows: Rows) {}

  /** @returns false at the end */
  advance(): boolean {
    if (!this.fill()) {
      return false;
    }
    this.time = this.times[this.position] ?? 0;
    this.value = this.values[this.position] ?? 0;
    this.position += 1;
    return true;
  }

  /** The time of the next row; infinite at the end. */
  nextTime(): number {
    return this.fill() ? (this.times[this.position] ?? 0) : Number.POSITIVE_INFINITY;
  }

  private fill(): boolean {
    if (this.position === this.filled) {
      this.filled = this.rows.read(this.times, this.values);
      this.position = 0;
    }
    return this.filled > 0;
  }
}

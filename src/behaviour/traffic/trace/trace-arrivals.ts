import type { Arrivals } from "../arrivals";
import type { Random } from "../random";
import type { ServiceTimes } from "../streams/service-time";
import { RowCursor, type Rows } from "./rows";

/** Which requests of a trace are meant: those of an endpoint go to its components in turn. */
export interface Part {
  readonly index: number;
  readonly of: number;
  /** What is the start of the simulation in the times of the trace. */
  readonly startSeconds: number;
  readonly seconds: number;
}

/** Seconds since 1970 have seven digits after the point: what is 0 must not be the least bit before the start. */
const ROUNDING_SECONDS = 1e-6;

function sinceStart(time: number, start: number): number {
  const seconds = time - start;
  return seconds < 0 && seconds > -ROUNDING_SECONDS ? 0 : seconds;
}

/** The requests of a trace that has one row for each. */
export class RequestArrivals implements Arrivals {
  private readonly rows: RowCursor;
  private turn = 0;

  constructor(
    rows: Rows,
    private readonly part: Part,
    private readonly fallback: ServiceTimes,
  ) {
    this.rows = new RowCursor(rows);
  }

  read(times: Float64Array, services: Float64Array): number {
    const most = Math.min(times.length, services.length);
    const { index, of, startSeconds, seconds } = this.part;
    let count = 0;
    while (count < most && this.rows.advance()) {
      const time = sinceStart(this.rows.time, startSeconds);
      if (time >= seconds) {
        break;
      }
      const isMeant = this.turn === index;
      this.turn = this.turn + 1 === of ? 0 : this.turn + 1;
      if (time < 0 || !isMeant) {
        continue;
      }
      times[count] = time;
      const service = this.rows.value;
      if (Number.isNaN(service)) {
        this.fallback(services, count, count + 1);
      } else {
        services[count] = service;
      }
      count += 1;
    }
    return count;
  }
}

/** The requests of a trace that counts them, spread over the time that a row counts. */
export class CountArrivals implements Arrivals {
  private readonly rows: RowCursor;
  private turn = 0;
  private start = 0;
  private width = 0;
  private left = 0;
  private all = 0;
  /** The part of the bucket that is left for the requests that are left. */
  private rest = 1;
  private random: Random;

  constructor(
    rows: Rows,
    private readonly bucketSeconds: number,
    private readonly part: Part,
    private readonly spread: "even" | "random",
    private readonly chance: Random,
    private readonly services: ServiceTimes,
  ) {
    this.rows = new RowCursor(rows);
    this.random = chance;
  }

  read(times: Float64Array, services: Float64Array): number {
    const most = Math.min(times.length, services.length);
    const { index, of, seconds } = this.part;
    let count = 0;
    while (count < most && (this.left > 0 || this.nextBucket())) {
      while (this.left > 0 && count < most) {
        const time = this.start + this.place() * this.width;
        this.left -= 1;
        const isMeant = this.turn === index;
        this.turn = this.turn + 1 === of ? 0 : this.turn + 1;
        if (isMeant && time >= 0 && time < seconds) {
          times[count] = time;
          count += 1;
        }
      }
    }
    this.services(services, 0, count);
    return count;
  }

  /** Where in the bucket the next request is, from 0 to 1: never before the one before it. */
  private place(): number {
    if (this.spread === "even") {
      return (this.all - this.left + 0.5) / this.all;
    }
    // The largest of n parts left of a whole is its n-th root: the requests come out in order without being sorted.
    const part = this.random.uniform();
    this.rest *= this.left === 1 ? part : part ** (1 / this.left);
    return 1 - this.rest;
  }

  private nextBucket(): boolean {
    while (this.rows.advance()) {
      const at = this.rows.time;
      let count = this.rows.value;
      while (this.rows.nextTime() === at && this.rows.advance()) {
        count += this.rows.value;
      }
      this.start = sinceStart(at, this.part.startSeconds);
      if (this.start >= this.part.seconds) {
        return false;
      }
      this.width = Math.min(this.bucketSeconds, this.rows.nextTime() - at);
      if (this.start + this.width <= 0) {
        this.turn = (this.turn + count) % this.part.of;
      } else if (count > 0) {
        this.all = count;
        this.left = count;
        this.rest = 1;
        // Of the time, and not of the rows before: a part of a trace has the same requests as the whole has there.
        if (this.spread === "random") {
          this.random = this.chance.part(Math.round(at));
        }
        return true;
      }
    }
    return false;
  }
}

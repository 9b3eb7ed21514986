import { runsOf } from "./clock-hands";
import { Clocks } from "./clocks";
import type { Timetable } from "./timetable";

/** As far ahead of the next known run, the runs between are not walked through. */
const SKIPPED = 400 * 86_400_000;

/** Where the last question about a timetable ended. Questions in the order of time are quick. */
export class ClockHand {
  private runs: Iterator<number, void> | undefined;
  /** The runs after this, and up to `upcoming`, are known: there is none between. */
  private from = Number.POSITIVE_INFINITY;
  private upcoming: number | undefined;

  /** As of `runsOf`. */
  constructor(
    private readonly timetable: Timetable,
    private readonly createdMs = 0,
    private readonly clocks = new Clocks(),
  ) {}

  /** The first run after an instant, both in milliseconds since the epoch; `undefined` if none is left. */
  next(afterMs: number): number | undefined {
    let { runs } = this;
    const isFar = this.upcoming !== undefined && afterMs > this.upcoming + SKIPPED;
    if (runs === undefined || afterMs < this.from || isFar) {
      runs = runsOf(this.timetable, afterMs, this.createdMs, this.clocks);
      this.runs = runs;
      this.from = afterMs;
      this.upcoming = runs.next().value ?? undefined;
    }
    while (this.upcoming !== undefined && this.upcoming <= afterMs) {
      this.from = this.upcoming;
      this.upcoming = runs.next().value ?? undefined;
    }
    return this.upcoming;
  }
}

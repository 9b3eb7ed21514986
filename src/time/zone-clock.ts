import { firstInstantOf, offsetChanges, offsetMinutes } from "./wall-clock";

const MINUTE = 60_000;
/** How far a local time is from the same time in UTC at most. */
const DAY = 24 * 60 * MINUTE;

/**
 * What the clocks of a time zone show between two instants, for who asks often: where they are not put forward or back
 * in that time, `Intl` is asked about the span once.
 */
export class ZoneClock {
  private readonly steadyOffset: number | undefined;

  constructor(
    private readonly zone: string,
    readonly from: Date,
    readonly until: Date,
  ) {
    const [start, end] = [from.getTime() - DAY, until.getTime() + DAY];
    this.steadyOffset = offsetChanges(zone, start, end).length === 0 ? offsetMinutes(zone, start) * MINUTE : undefined;
  }

  /** The first instant at which the clock shows a time; `undefined` where clocks jump over it. */
  firstInstantOf(wallTime: number): number | undefined {
    return this.steadyOffset === undefined ? firstInstantOf(this.zone, wallTime) : wallTime - this.steadyOffset;
  }
}

import { badOneTime } from "./errors";
import type { TimeZone } from "./time-zone";
import { isToken } from "./token";
import { firstInstantOf } from "./wall-clock";

/** How far local clocks are behind UTC at most. */
const FARTHEST_BEHIND = 12 * 3_600_000;

const WRITTEN = /^\s*(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(Z|[+-]\d{2}:?\d{2})?\s*$/;

/** Whether a date is one of the calendar: there is no 30 February to roll over to March. */
function exists(local: string): boolean {
  const wallTime = Date.parse(`${local}Z`);
  return !Number.isNaN(wallTime) && new Date(wallTime).toISOString().startsWith(local);
}

/**
 * One run at a local date and time, such as `at(2026-12-24T18:00:00)`.
 *
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#one-time
 */
export class OneTime {
  /**
   * @param expression `2026-12-24T18:00:00` with or without `at(...)` around it, or a text with a token
   * @throws ScaleToZeroError for an offset in it (the zone is the schedule's) and for a date that does not exist
   */
  static of(expression: string): OneTime {
    if (isToken(expression)) {
      return new OneTime(expression);
    }
    const [, local, offset] = WRITTEN.exec(expression.replace(/^\s*at\((.*)\)\s*$/, "$1")) ?? [];
    if (local === undefined || !exists(local)) {
      throw badOneTime(expression, 'write it as "at(2026-12-24T18:00:00)"');
    }
    if (offset !== undefined) {
      throw badOneTime(expression, `write "at(${local})" and give the schedule a time zone`);
    }
    return new OneTime(`at(${local})`, Date.parse(`${local}Z`));
  }

  private constructor(
    /** As AWS takes it; a text with a token as it was given. */
    readonly expression: string,
    private readonly wallTime?: number,
  ) {}

  /** Whether only Terraform knows when this runs. */
  get isToken(): boolean {
    return this.wallTime === undefined;
  }

  /** In English, such as `Once, on 2026-12-24 at 18:00:00`; a text with a token as it was given. */
  describe(): string {
    return this.isToken ? this.expression : this.expression.replace(/^at\((.*)T(.*)\)$/, "Once, on $1 at $2");
  }

  /** The run if it is after an instant; `undefined` if it is not, if clocks jump over it, or for a token. */
  next(after: Date, zone: TimeZone): Date | undefined {
    if (this.wallTime === undefined || zone.isToken) {
      return undefined;
    }
    const instant = firstInstantOf(zone.name, this.wallTime);
    return instant !== undefined && instant > after.getTime() ? new Date(instant) : undefined;
  }

  /** Whether the run is past, in whatever zone it is read. False for a token. */
  isExhausted(now: Date): boolean {
    return this.wallTime !== undefined && this.wallTime <= now.getTime() - FARTHEST_BEHIND;
  }

  toString(): string {
    return this.expression;
  }
}

import type { TimeZone, ZoneClock } from "../../time";

const DAY = 86_400_000;
/** Clocks rarely change within this span, so most runs need no question to the time zone data. */
const SPAN = 15 * DAY;

const MOST_CLOCKS = 10_000;

/** What clocks show, for the timetables that share it: it costs more than the runs in it. Spans have a whole number. */
export class Clocks {
  private readonly known = new Map<string, ZoneClock>();

  /** The span that an instant is in, in milliseconds since the epoch. A span has its end, and not its beginning. */
  static spanOf(instant: number): number {
    return Math.ceil(instant / SPAN) - 1;
  }

  /** When a span begins. */
  static startOf(span: number): number {
    return span * SPAN;
  }

  /** `undefined` for a zone that only Terraform knows. */
  of(zone: TimeZone, span: number): ZoneClock | undefined {
    const key = `${zone.name} ${span}`;
    const known = this.known.get(key);
    if (known !== undefined) {
      return known;
    }
    const clock = zone.clockBetween(new Date(Clocks.startOf(span)), new Date(Clocks.startOf(span + 1)));
    if (clock !== undefined) {
      if (this.known.size >= MOST_CLOCKS) {
        this.known.clear();
      }
      this.known.set(key, clock);
    }
    return clock;
  }
}

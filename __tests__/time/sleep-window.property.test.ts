import fc from "fast-check";
import { DateTime } from "luxon";
import { Cron } from "../../src/time/cron";
import { WEEKDAYS } from "../../src/time/cron-field";
import { Duration } from "../../src/time/duration";
import { sleepSpans } from "../../src/time/sleep-window";
import { TimeZone } from "../../src/time/time-zone";

/** Luxon counts weekdays from 1 for Monday. */
const LUXON_WEEKDAYS = ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"];

interface Weekly {
  readonly days: readonly string[];
  readonly hour: number;
  readonly minute: number;
}

const weekly: fc.Arbitrary<Weekly> = fc.record({
  days: fc.uniqueArray(fc.constantFrom(...WEEKDAYS), { minLength: 1, maxLength: 7 }),
  // Clocks change at night: half of the times are there.
  hour: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 23 })),
  minute: fc.integer({ min: 0, max: 59 }),
});

const zone = fc.oneof(
  fc.constantFrom("Europe/Paris", "America/New_York", "Australia/Lord_Howe", "Africa/Cairo", "America/Santiago", "UTC"),
  fc.constantFrom(...Intl.supportedValuesOf("timeZone").filter((name) => name.includes("/"))),
);

const instant = fc.oneof(
  fc.integer({ min: Date.UTC(2024, 0), max: Date.UTC(2034, 0) }),
  // The days around a change of clocks in Europe and in America.
  fc
    .tuple(
      fc.constantFrom("2027-03-28", "2027-10-31", "2027-03-14", "2027-11-07"),
      fc.integer({ min: -172_800, max: 172_800 }),
    )
    .map(([day, seconds]) => Date.parse(day) + seconds * 1000),
);

const cronOf = ({ days, hour, minute }: Weekly): Cron =>
  Cron.weekly(days.join(","), `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`);

/** The run that luxon finds: the first local day with the time, where the time exists, and the first time it comes. */
const nextByLuxon = ({ days, hour, minute }: Weekly, after: number, zoneName: string): Date | undefined => {
  const today = DateTime.fromMillis(after, { zone: zoneName });
  for (let ahead = -1; ahead <= 15; ahead += 1) {
    const { year, month, day, weekday } = today.plus({ days: ahead });
    const local = DateTime.fromObject({ year, month, day, hour, minute }, { zone: zoneName });
    const exists = local.hour === hour && local.minute === minute;
    const run = Math.min(...local.getPossibleOffsets().map((possible) => possible.toMillis()));
    if (exists && days.includes(LUXON_WEEKDAYS[weekday - 1] ?? "") && run > after) {
      return new Date(run);
    }
  }
  return undefined;
};

describe("any weekly window in any zone", () => {
  it("sleeps and wakes next when luxon says so", () => {
    fc.assert(
      fc.property(weekly, weekly, zone, instant, (sleep, wake, zoneName, after) => {
        const timeZone = TimeZone.of(zoneName);
        for (const each of [sleep, wake]) {
          expect(cronOf(each).next(new Date(after), timeZone)).toEqual(nextByLuxon(each, after, zoneName));
        }
      }),
      { numRuns: 200 },
    );
  });

  it("comes back to the run before when it looks back from the next", () => {
    fc.assert(
      fc.property(weekly, zone, instant, (each, zoneName, after) => {
        const [cron, timeZone] = [cronOf(each), TimeZone.of(zoneName)];
        const [first, second] = cron.nextRuns(new Date(after), timeZone, 2);
        expect(second && cron.previous(second, timeZone)).toEqual(first);
      }),
      { numRuns: 100 },
    );
  });

  it("sleeps in spans that begin with a sleep, end with the next wake, and do not touch", () => {
    fc.assert(
      fc.property(weekly, weekly, zone, instant, (sleepTime, wakeTime, zoneName, after) => {
        const window = { sleep: cronOf(sleepTime), wake: cronOf(wakeTime), timeZone: TimeZone.of(zoneName) };
        const from = new Date(after);
        const spans = sleepSpans(window, from, Duration.days(14));
        spans.forEach((span, index) => {
          expect(window.sleep.runsAt(span.from, window.timeZone)).toBe(true);
          expect(nextByLuxon(wakeTime, span.from.getTime(), zoneName)).toEqual(span.until);
          expect(span.until && span.until > from).toBe(true);
          const before = spans[index - 1]?.until;
          if (before !== undefined) {
            expect(before < span.from).toBe(true);
          }
        });
      }),
      { numRuns: 50 },
    );
  });
});

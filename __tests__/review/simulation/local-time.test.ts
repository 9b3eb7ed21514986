import fc from "fast-check";
import { LocalTime } from "../../../src/review/simulation/local-time";

const HOUR = 3600;
const DAY = 24 * HOUR;
const paris = new LocalTime(Date.UTC(2026, 10, 29, 23), "Europe/Paris");

describe("local time", () => {
  it("is what a clock shows", () => {
    expect(paris.text(0)).toBe("Mon 2026-11-30 00:00");
    expect(paris.shortText(DAY + 7 * HOUR)).toBe("Tue 1 Dec 07:00");
  });

  it("has ticks at round times, and the day at midnight", () => {
    expect(paris.ticks(DAY, 4)).toEqual([
      { at: 0, label: "Mon 30 Nov" },
      { at: 6 * HOUR, label: "06:00" },
      { at: 12 * HOUR, label: "12:00" },
      { at: 18 * HOUR, label: "18:00" },
      { at: DAY, label: "Tue 1 Dec" },
    ]);
  });

  it("has ticks at midnight where days have 25 and 23 hours", () => {
    const autumn = new LocalTime(Date.UTC(2026, 9, 31, 4), "America/New_York");
    expect(autumn.ticks(3 * DAY, 3)).toEqual([
      { at: 0, label: "Sat 31 Oct" },
      { at: DAY, label: "Sun 1 Nov" },
      { at: 2 * DAY + HOUR, label: "Mon 2 Nov" },
    ]);
    const spring = new LocalTime(Date.UTC(2026, 2, 7, 5), "America/New_York");
    expect(spring.ticks(3 * DAY, 4).map(({ at }) => at)).toEqual([0, DAY, 2 * DAY - HOUR, 3 * DAY - HOUR]);
  });

  it("leaves out a tick that clocks jump over", () => {
    const spring = new LocalTime(Date.UTC(2026, 2, 8, 6), "America/New_York");
    expect(spring.ticks(3 * HOUR, 4).map(({ label }) => label)).toEqual(["01:00", "03:00", "04:00", "05:00"]);
  });

  it("names months over a year, and years over ten", () => {
    expect(
      paris
        .ticks(365 * DAY, 13)
        .map(({ label }) => label)
        .slice(0, 2),
    ).toEqual(["Dec 2026", "Jan 2027"]);
    expect(paris.ticks(3652 * DAY, 4).map(({ label }) => label)).toEqual(["2028", "2031", "2034"]);
  });

  it("never has many more ticks than wanted, and all of them within the span, in order", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4_000_000_000_000 }),
        fc.integer({ min: 60, max: 20 * 366 * DAY }),
        fc.integer({ min: 2, max: 31 }),
        fc.constantFrom("UTC", "Europe/Paris", "Asia/Kathmandu", "Pacific/Apia", "America/St_Johns"),
        (startMs, seconds, most, zone) => {
          const ticks = new LocalTime(startMs, zone).ticks(seconds, most);
          expect(ticks.length).toBeLessThanOrEqual(most + 2);
          expect(ticks.every(({ at }) => at >= 0 && at <= seconds)).toBe(true);
          expect(ticks.map(({ at }) => at)).toEqual(ticks.map(({ at }) => at).sort((left, right) => left - right));
        },
      ),
      { numRuns: 200 },
    );
  });
});

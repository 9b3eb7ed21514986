import { simulatedSpan } from "../../src/behaviour/simulated-span";
import { TimeZone } from "../../src/time";

const DAY = 86_400;
const timeZone = TimeZone.of("Europe/Paris");
const profile = { name: "office" };
const trace = (first: string, seconds: number) => ({
  name: "t.csv",
  firstMs: Date.parse(first),
  lengthSeconds: seconds,
});
const spanOf = (...given: Parameters<typeof simulatedSpan>) => {
  const { startMs, seconds } = simulatedSpan(...given);
  return { start: new Date(startMs).toISOString(), days: seconds / DAY };
};

describe("the simulated span", () => {
  it("is a week from a Monday, in the time zone, for a profile", () => {
    expect(spanOf(profile, { timeZone })).toEqual({ start: "2027-01-03T23:00:00.000Z", days: 7 });
  });

  it("contains the last request of a trace, in whole days from the minute of the first", () => {
    const first = "2026-03-02T08:00:40Z";
    expect(spanOf(trace(first, DAY - 60), { timeZone })).toEqual({ start: "2026-03-02T08:00:00.000Z", days: 1 });
    expect(spanOf(trace(first, DAY - 30), { timeZone }).days).toBe(2);
    expect(spanOf(trace(first, 1), { timeZone }).days).toBe(1);
  });

  it("begins where the caller says, for as many days as the caller says", () => {
    const startMs = Date.parse("2026-01-01T00:00:00Z");
    expect(spanOf(trace("2026-03-02T08:00:40Z", 3 * DAY), { timeZone, startMs })).toEqual({
      start: "2026-01-01T00:00:00.000Z",
      days: 3,
    });
    expect(spanOf(profile, { timeZone, startMs, days: 30 }).days).toBe(30);
  });

  it("is not longer than ten years", () => {
    expect(() => spanOf(trace("2000-01-01T00:00:00Z", 4000 * DAY), { timeZone })).toThrow(
      "t.csv covers 4,000 days, more than 3,660: give the number of days to simulate",
    );
    expect(spanOf(trace("2000-01-01T00:00:00Z", 4000 * DAY), { timeZone, days: 365 }).days).toBe(365);
  });
});

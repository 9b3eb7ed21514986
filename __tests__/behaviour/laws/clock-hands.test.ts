import fc from "fast-check";
import { ClockHand } from "../../../src/behaviour/laws/clock-hand";
import { runsOf } from "../../../src/behaviour/laws/clock-hands";
import { Clocks } from "../../../src/behaviour/laws/clocks";
import { type Timetable, timetableProblem } from "../../../src/behaviour/laws/timetable";
import { Cron, TimeZone } from "../../../src/time";

const at = (text: string): number => Date.parse(text);
const timetable = (expression: string, timeZone = "UTC", more: Partial<Timetable> = {}): Timetable => ({
  expression,
  timeZone,
  ...more,
});

const nextRun = (table: Timetable, after: number, created?: number) => new ClockHand(table, created).next(after);

/** By one hand, one after the other. */
function runs(table: Timetable, after: string, count: number): string[] {
  const hand = new ClockHand(table);
  const found: string[] = [];
  for (let last = at(after); found.length < count; ) {
    const next = hand.next(last);
    if (next === undefined) {
      break;
    }
    found.push(new Date(next).toISOString().slice(0, 16));
    last = next;
  }
  return found;
}

describe("the runs of a schedule", () => {
  it("are in its time zone, before and after clocks change", () => {
    const evening = timetable("cron(0 18 ? * FRI *)", "Europe/Paris");
    expect(runs(evening, "2027-03-20T00:00:00Z", 2)).toEqual(["2027-03-26T17:00", "2027-04-02T16:00"]);
    expect(runs(evening, "2027-10-25T00:00:00Z", 2)).toEqual(["2027-10-29T16:00", "2027-11-05T17:00"]);
  });

  it("skip a time that clocks jump over", () => {
    const night = timetable("cron(30 2 * * ? *)", "Europe/Paris");
    expect(runs(night, "2027-03-27T00:00:00Z", 2)).toEqual(["2027-03-27T01:30", "2027-03-29T00:30"]);
  });

  it("have a time that comes twice once, the first time", () => {
    const night = timetable("cron(30 2 * * ? *)", "Europe/Paris");
    expect(runs(night, "2027-10-30T12:00:00Z", 2)).toEqual(["2027-10-31T00:30", "2027-11-01T01:30"]);
  });

  it("are after the instant, not at it", () => {
    const daily = timetable("cron(0 7 * * ? *)");
    expect(nextRun(daily, at("2027-01-01T06:59:59.999Z"))).toBe(at("2027-01-01T07:00:00Z"));
    expect(nextRun(daily, at("2027-01-01T07:00:00Z"))).toBe(at("2027-01-02T07:00:00Z"));
  });

  it("are at or after the start and at or before the end", () => {
    const bounds = { start: "2027-01-02T07:00:00Z", end: "2027-01-04T07:00:00Z" };
    const daily = timetable("cron(0 7 * * ? *)", "UTC", bounds);
    expect(runs(daily, "2026-01-01T00:00:00Z", 9)).toEqual([
      "2027-01-02T07:00",
      "2027-01-03T07:00",
      "2027-01-04T07:00",
    ]);
    const later = timetable("cron(0 7 * * ? *)", "UTC", { start: "2027-01-02T07:00:01Z", end: "2027-01-04T06:59:59Z" });
    expect(runs(later, "2026-01-01T00:00:00Z", 9)).toEqual(["2027-01-03T07:00"]);
  });

  it("read a start without an offset, or a date alone, in UTC", () => {
    for (const start of ["2027-01-02T00:00:00", "2027-01-02", "2027-01-02T01:00:00+01:00"]) {
      expect(nextRun(timetable("cron(0 0 * * ? *)", "UTC", { start }), 0)).toBe(at("2027-01-02T00:00:00Z"));
    }
  });

  it("of a rate count from the start, or from the creation", () => {
    const started = timetable("rate(12 hours)", "UTC", { start: "2027-01-01T05:00:00Z" });
    expect(runs(started, "2027-01-01T00:00:00Z", 3)).toEqual([
      "2027-01-01T05:00",
      "2027-01-01T17:00",
      "2027-01-02T05:00",
    ]);
    const created = at("2027-01-01T02:00:00Z");
    expect(nextRun(timetable("rate(12 hours)"), at("2027-01-01T03:00:00Z"), created)).toBe(at("2027-01-01T14:00:00Z"));
    expect(nextRun(timetable("rate(12 hours)"), created - 1, created)).toBe(at("2027-01-01T14:00:00Z"));
  });

  it("of a rate are a day of 24 hours apart, whatever clocks do", () => {
    const daily = timetable("rate(1 day)", "Europe/Paris", { start: "2027-03-27T06:00:00Z" });
    expect(runs(daily, "2027-03-27T00:00:00Z", 3)).toEqual([
      "2027-03-27T06:00",
      "2027-03-28T06:00",
      "2027-03-29T06:00",
    ]);
  });

  it("of a one-time schedule are one, whatever its start and end are", () => {
    const once = timetable("at(2027-06-01T18:00:00)", "Europe/Paris", { end: "2027-01-01T00:00:00Z" });
    expect(runs(once, "2027-01-01T00:00:00Z", 9)).toEqual(["2027-06-01T16:00"]);
    expect(nextRun(once, at("2027-06-01T16:00:00Z"))).toBeUndefined();
  });

  it("are none for one that is over, and none for a year in the past", () => {
    expect(nextRun(timetable("cron(0 7 * * ? 2024-2025)"), at("2026-01-01T00:00:00Z"))).toBeUndefined();
  });

  it("are found where they are years apart", () => {
    const leap = timetable("cron(0 0 29 2 ? *)");
    expect(runs(leap, "2027-01-01T00:00:00Z", 2)).toEqual(["2028-02-29T00:00", "2032-02-29T00:00"]);
  });

  it("are found at the edges of what is looked at in one go", () => {
    const span = 15 * 86_400_000;
    for (const edge of [1400 * span, 1400 * span - 60_000, 1400 * span + 60_000]) {
      const daily = new Date(edge);
      const table = timetable(`cron(${daily.getUTCMinutes()} ${daily.getUTCHours()} * * ? *)`);
      const hand = new ClockHand(table);
      expect(hand.next(edge - 1)).toBe(edge);
      expect(hand.next(edge)).toBe(edge + 86_400_000);
      const yearly = timetable(
        `cron(${daily.getUTCMinutes()} ${daily.getUTCHours()} ${daily.getUTCDate()} ${daily.getUTCMonth() + 1} ? *)`,
      );
      expect(nextRun(yearly, edge - 200 * 86_400_000)).toBe(edge);
    }
  });

  it("are found again for an earlier instant", () => {
    const hand = new ClockHand(timetable("cron(0 7 * * ? *)"));
    const [early, late] = [at("2027-01-01T00:00:00Z"), at("2035-01-01T00:00:00Z")];
    expect([late, early, late].map((after) => hand.next(after))).toEqual(
      [late, early, late].map((after) => after + 7 * 3_600_000),
    );
  });

  it("are the same for two hands that are asked in turn, and for clocks that are kept", () => {
    const table = timetable("cron(30 2 * * ? *)", "Europe/Paris");
    const clocks = new Clocks();
    const [one, other] = [new ClockHand(table, 0, clocks), new ClockHand(table, 0, clocks)];
    const [spring, autumn] = [at("2027-03-27T00:00:00Z"), at("2027-10-30T12:00:00Z")];
    expect([one.next(spring), other.next(autumn), one.next(spring), other.next(autumn)]).toEqual(
      [spring, autumn, spring, autumn].map((after) => nextRun(table, after)),
    );
  });

  it.each([
    ["cron(0 7 * * *)", "UTC", {}, /six/],
    ["cron(0 7 * * ? *)", "UTC+1", {}, /UTC\+1/],
    ["every morning", "UTC", {}, /every morning/],
    ["rate(1 hour)", "UTC", { start: "tomorrow" }, /start is "tomorrow"/],
    ["rate(1 hour)", "UTC", { end: "never" }, /end is "never"/],
  ])("are none for what AWS refuses: %s in %s", (expression, zone, more, problem) => {
    const refused = timetable(expression, zone, more);
    expect(timetableProblem(refused)).toMatch(problem);
    expect(nextRun(refused, 0)).toBeUndefined();
  });

  it("have no problem where AWS takes them", () => {
    expect(
      timetableProblem(timetable("cron(0 7 * * ? *)", "Europe/Paris", { end: "2030-01-01T00:00:00Z" })),
    ).toBeUndefined();
  });

  it("are those of the cron itself, asked for one by one or together", () => {
    const zones = [
      "UTC",
      "Europe/Paris",
      "America/New_York",
      "Australia/Lord_Howe",
      "Africa/Casablanca",
      "Asia/Kolkata",
    ];
    const crons = ["cron(30 2 * * ? *)", "cron(0 0 ? * MON-FRI *)", "cron(15 1,2,3 ? * SUN *)", "cron(0 9 1 */3 ? *)"];
    fc.assert(
      fc.property(
        fc.constantFrom(...crons),
        fc.constantFrom(...zones),
        fc.integer({ min: at("2024-01-01T00:00:00Z"), max: at("2030-01-01T00:00:00Z") }),
        (expression, zone, after) => {
          const expected = Cron.parse(expression).nextRuns(new Date(after), TimeZone.of(zone), 40);
          const wanted = expected.map((run) => run.getTime());
          const table = timetable(expression, zone);
          const together: number[] = [];
          for (const run of runsOf(table, after)) {
            if (together.push(run) === wanted.length) {
              break;
            }
          }
          expect(together).toEqual(wanted);
          const hand = new ClockHand(table);
          expect(wanted.map((_, position) => hand.next(wanted[position - 1] ?? after))).toEqual(wanted);
        },
      ),
      { numRuns: 40 },
    );
  });
});

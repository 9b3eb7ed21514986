import { datesInUtc } from "../../../src/rules/schedules/s03-dates-in-utc";
import { found, told } from "../../support/told";
import { schedule, topology, unknown } from "../../support/topology";

const dated = (change: Parameters<typeof schedule>[0]) =>
  topology(schedule({ timeZone: "America/New_York", ...change }));

describe("S03 dates-in-utc", () => {
  it("speaks when a run lies between the end in UTC and on local clocks", () => {
    const [finding] = found(datesInUtc, dated({ expression: "cron(0 20 ? * THU *)", endDate: "2026-12-31T23:59:59Z" }));
    expect(finding?.what).toContain("end_date is 2026-12-31T23:59:59Z in UTC");
    expect(finding?.fix.hcl).toContain('end_date = "2027-01-01T04:59:59Z"');
  });

  it("is silent when no run lies there, when somebody wrote another time, and in UTC", () => {
    const end = "2026-12-31T23:59:59Z";
    expect(told(datesInUtc, dated({ expression: "cron(0 12 ? * THU *)", endDate: end }))).toEqual([]);
    expect(told(datesInUtc, dated({ expression: "cron(0 20 ? * THU *)", endDate: "2027-01-01T04:59:59Z" }))).toEqual(
      [],
    );
    expect(told(datesInUtc, dated({ expression: "cron(0 20 ? * THU *)", endDate: end, timeZone: "UTC" }))).toEqual([]);
  });

  it("speaks of dates of a single run, which are not read", () => {
    const once = { expression: "at(2026-12-24T18:00:00)", startDate: "2026-12-01T12:00:00Z" };
    expect(told(datesInUtc, dated(once))).toEqual(["start_date is ignored for at(2026-12-24T18:00:00)"]);
    expect(told(datesInUtc, dated({ ...once, startDate: undefined }))).toEqual([]);
  });

  it("is silent when the plan does not know", () => {
    expect(told(datesInUtc, dated({ endDate: unknown() }))).toEqual([]);
    expect(told(datesInUtc, dated({ endDate: "2026-12-31T23:59:59Z", timeZone: unknown() }))).toEqual([]);
  });
});

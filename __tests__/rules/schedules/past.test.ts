import { runsAgain } from "../../../src/rules/schedules/s01-runs-again";
import type { Schedule } from "../../../src/topology";
import { found, told } from "../../support/told";
import { schedule, scheduledAction, topology, tracking, unknown } from "../../support/topology";

const now = new Date("2026-06-01T00:00:00Z");
const past = (change: Parameters<typeof schedule>[0]) => told(runsAgain, topology(schedule(change)), { now });

describe("S01 runs-again", () => {
  it("speaks of years that are past, and says what to write", () => {
    const [finding] = found(runsAgain, topology(schedule({ expression: "cron(0 18 ? * FRI 2024-2025)" })), { now });
    expect(finding?.what).toBe("the last run of cron(0 18 ? * FRI 2024-2025) was on 2025-12-26 18:00");
    expect(finding?.fix.hcl).toBe('schedule_expression = "cron(0 18 ? * FRI *)"');
  });

  it("speaks of an end that is past, once with the years", () => {
    expect(past({ endDate: "2025-12-31T23:59:59Z" })).toEqual(["end_date 2025-12-31T23:59:59Z is past"]);
    const both = past({ expression: "cron(0 18 ? * FRI 2025)", endDate: "2025-12-31T23:59:59Z" });
    expect(both).toHaveLength(1);
    expect(both[0]).toContain(", and end_date");
  });

  it("speaks of a day that no month has, and of no run between start and end", () => {
    expect(past({ expression: "cron(0 18 30 2 ? *)" })).toEqual(["no date matches cron(0 18 30 2 ? *)"]);
    expect(past({ startDate: "2026-07-04T00:00:00Z", endDate: "2026-07-08T00:00:00Z" })[0]).toContain(
      "has no run from",
    );
  });

  it("speaks of a scheduled action in its own words", () => {
    const ended = scheduledAction({ endTime: "2025-12-31T23:59:59Z" });
    expect(told(runsAgain, topology(ended), { now })).toEqual(["end_time 2025-12-31T23:59:59Z is past"]);
  });

  it("warns of a single run that is past: it may have been enough", () =>
    expect(found(runsAgain, topology(schedule({ expression: "at(2026-01-01T00:00:00)" })), { now })).toMatchObject([
      { severity: "warning" },
    ]));

  describe("of a single run that is past, when tracking may not scale in", () => {
    const once = { expression: "at(2026-01-01T00:00:00)" };
    const severities = (...more: readonly Schedule[]) =>
      found(runsAgain, topology(tracking({ disableScaleIn: true }), schedule(once), ...more), { now }).map(
        ({ on, severity }) => [on.address, severity],
      );

    it("reports an error: nothing puts the component to sleep again", () =>
      expect(severities()).toEqual([[schedule().address, "error"]]));

    it("counts no other schedule that is over", () =>
      expect(severities(schedule({ ...once, address: "other", name: "other" }))).toEqual([
        [schedule().address, "error"],
        ["other", "error"],
      ]));

    it("warns beside a schedule that does it again", () =>
      expect(severities(schedule({ address: "other", name: "other" }))).toEqual([[schedule().address, "warning"]]));
  });

  it.each([
    ["what runs again", {}],
    ["years that go on", { expression: "cron(0 18 ? * FRI 2024-2026)" }],
    ["a start and an end ahead", { startDate: "2026-07-01T00:00:00Z", endDate: "2026-08-01T00:00:00Z" }],
    ["an interval", { expression: "rate(1 day)" }],
    ["a time ahead", { expression: "at(2026-12-24T18:00:00)" }],
    ["what is switched off", { state: "DISABLED", expression: "cron(0 18 ? * FRI 2025)" }],
    ["an expression that AWS does not read", { expression: "0 18 * * FRI" }],
    ["an unknown expression", { expression: unknown() }],
    ["an unknown end", { endDate: unknown() }],
    ["an unknown zone", { timeZone: unknown() }],
  ])("is silent about %s", (_, change) => expect(past(change)).toEqual([]));
});

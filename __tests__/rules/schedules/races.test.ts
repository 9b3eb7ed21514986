import { staleRetry } from "../../../src/rules/schedules/s15-stale-retry";
import { sameTime } from "../../../src/rules/schedules/s29-same-time";
import { found, told } from "../../support/told";
import { schedule, scheduledAction, scheduleInput, topology, unknown } from "../../support/topology";

const now = new Date("2026-06-01T00:00:00Z");
const sleep = (change: Parameters<typeof schedule>[0] = {}) => schedule(change);
const wake = (expression: string, change: Parameters<typeof schedule>[0] = {}) =>
  schedule({ address: "wake", name: "wake", expression, input: scheduleInput({ copyCount: 1 }), ...change });

describe("S29 same-time", () => {
  it("speaks when sleep and wake meet", () => {
    const [finding] = found(sameTime, topology(sleep(), wake("cron(0 18 ? * MON-FRI *)")), { now });
    expect(finding?.what).toContain("at the same time, first on 2026-06-05T16:00:00.000Z");
    expect(finding?.about).toMatchObject([{ address: "wake" }]);
  });

  it("speaks of scheduled actions, and of the same instant in two zones", () => {
    const night = scheduledAction({ minCapacity: 0, maxCapacity: 0 });
    const day = scheduledAction({ address: "day", name: "day", minCapacity: 1 });
    expect(told(sameTime, topology(night, day), { now })).toHaveLength(1);
    expect(told(sameTime, topology(sleep(), wake("cron(0 16 ? * FRI *)", { timeZone: "UTC" })), { now })).toHaveLength(
      1,
    );
  });

  it("is silent when they do not, and when the plan does not know", () => {
    expect(told(sameTime, topology(sleep(), wake("cron(0 7 ? * MON *)")), { now })).toEqual([]);
    const hidden = wake("cron(0 18 ? * FRI *)", { input: unknown() });
    expect(told(sameTime, topology(sleep(), hidden), { now })).toEqual([]);
    expect(told(sameTime, topology(sleep({ timeZone: unknown() }), wake("cron(0 18 ? * FRI *)")), { now })).toEqual([]);
    expect(told(sameTime, topology(sleep(), wake("cron(0 18 ? * FRI *)", { state: "DISABLED" })), { now })).toEqual([]);
  });
});

describe("S29 and S15 on many schedules of one component", () => {
  const minutes = Array.from({ length: 50 }, (_, minute) => minute);
  const wakes = minutes.map((minute) => wake(`cron(${minute} 7 * * ? *)`, { address: `wake${minute}` }));

  it("compares the last as well as the first", () => {
    const last = sleep({ expression: "cron(49 7 * * ? *)", timeZone: "Europe/Paris" });
    const [finding] = found(sameTime, topology(...wakes, last), { now });
    expect(finding?.about).toMatchObject([{ address: "wake49" }]);
    const before = sleep({ expression: "cron(0 6 * * ? *)", maximumEventAgeSeconds: 3660 });
    const soon = wake("cron(0 7 * * ? *)", { address: "soon" });
    expect(told(staleRetry, topology(...wakes.slice(1), before), { now })).toEqual([]);
    expect(told(staleRetry, topology(...wakes.slice(1), soon, before), { now })).toEqual([
      expect.stringContaining("soon runs 1 h after it"),
    ]);
  });

  it("reports each sleep once, whatever else happens at its time", () => {
    const twice = [wake("cron(0 18 ? * FRI *)"), wake("cron(0 18 * * ? *)", { address: "also" })];
    expect(told(sameTime, topology(sleep(), ...twice), { now })).toHaveLength(1);
  });
});

describe("S15 stale-retry", () => {
  const nightly = { expression: "cron(0 20 ? * MON-FRI *)", maximumEventAgeSeconds: undefined };
  const morning = wake("cron(0 7 ? * MON-FRI *)");

  it("speaks when a sleep may be tried again after the wake", () => {
    const [finding] = found(staleRetry, topology(sleep(nightly), morning), { now });
    expect(finding?.what).toBe("it is retried for up to 24 h, and wake runs 11 h after it");
    expect(finding?.fix.hcl).toContain("maximum_event_age_in_seconds = 3600");
  });

  it("is silent when it gives up in time, or never tries again", () => {
    expect(told(staleRetry, topology(sleep({ ...nightly, maximumEventAgeSeconds: 3600 }), morning), { now })).toEqual(
      [],
    );
    expect(told(staleRetry, topology(sleep({ ...nightly, maximumRetryAttempts: 0 }), morning), { now })).toEqual([]);
  });

  it("is silent when the other is more than a day away", () => {
    const weekend = [sleep({ maximumEventAgeSeconds: undefined }), wake("cron(0 7 ? * MON *)")];
    expect(told(staleRetry, topology(...weekend), { now })).toEqual([]);
  });

  it("is silent when the plan does not know", () => {
    const hidden = { ...nightly, maximumEventAgeSeconds: unknown() };
    expect(told(staleRetry, topology(sleep(hidden), morning), { now })).toEqual([]);
    const untold = { ...nightly, maximumRetryAttempts: unknown() };
    expect(told(staleRetry, topology(sleep(untold), morning), { now })).toEqual([]);
  });
});

import { pricesOf } from "../../../src/behaviour/cost/prices-of";
import { builtInTraffic } from "../../../src/behaviour/traffic";
import { simulatedChanges } from "../../../src/review/change/simulated-changes";

const runsIn = (days: number, runs?: number): number =>
  simulatedChanges([], {
    traffic: builtInTraffic("silent"),
    simulation: {
      span: { startMs: 0, seconds: days * 86_400 },
      timeZone: "UTC",
      prices: pricesOf({ today: "2026-11-02" }),
      seed: 1,
    },
    ...(runs !== undefined && { runs }),
    isWanted: true,
  }).runs;

describe("the runs of each endpoint", () => {
  it("are three for days and weeks, and one for a time with many weeks", () => {
    expect([1, 7, 92].map((days) => runsIn(days))).toEqual([3, 3, 3]);
    expect([93, 365, 3650].map((days) => runsIn(days))).toEqual([1, 1, 1]);
  });

  it("are as many as the user wants, for any time", () => {
    expect([runsIn(1, 1), runsIn(3650, 5)]).toEqual([1, 5]);
  });
});

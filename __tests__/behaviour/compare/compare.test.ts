import { Cron, Duration, SleepMethod } from "../../../src";
import { withIdleTimeout } from "../../../src/behaviour";
import { compare, compareEndpoint } from "../../../src/behaviour/compare/compare";
import { settingsOfOptions } from "../../../src/behaviour/compare/compare-option";
import { costByIdleTime } from "../../../src/behaviour/compare/idle-time-cost";
import { simulateEndpoint } from "../../../src/behaviour/simulate";
import {
  componentTopology,
  NO_PRICES,
  OPTIONS,
  onlySetup,
  queueTopology,
  steady,
} from "../../support/scaled-endpoints";

const few = steady(1);

const compared = (setup: ReturnType<typeof onlySetup>, ...options: readonly string[]) =>
  compareEndpoint(setup, settingsOfOptions(options), few, OPTIONS);

const component = (...options: Parameters<typeof componentTopology>) => onlySetup(componentTopology(...options));

describe("a comparison of settings", () => {
  it("shows the endpoint as it is first, and each setting with the numbers of its own simulation", () => {
    const setup = component();
    const { rows } = compared(setup, "idleTimeout=5m,1h");
    expect(rows.map(({ settings, current }) => [settings.idleTimeoutSeconds, current])).toEqual([
      [undefined, true],
      [300, false],
      [3600, false],
    ]);
    const alone = simulateEndpoint(withIdleTimeout(setup, 3600), few, OPTIONS);
    expect(rows[2]).toMatchObject({
      idleToZero: alone.idleToZero,
      wakes: alone.wakeCount,
      refused: alone.requests?.refused,
      instanceHours: alone.instanceHours,
      monthlyCost: alone.monthlyCost,
      waitSeconds: { p95: alone.requests?.waitSeconds.p95 },
    });
  });

  it("sends the same requests to all of them", () => {
    const { rows } = compared(component(), "idleTimeout=5m,15m,1h", "maxCopies=1,2");
    expect(rows).toHaveLength(7);
    expect(new Set(rows.map(({ requests }) => requests)).size).toBe(1);
    expect(rows[0]?.requests).toBeGreaterThan(30);
  });

  it("marks the setting that the endpoint has instead of a row of its own", () => {
    const { rows } = compared(component({ idleTimeout: Duration.minutes(10) }), "idleTimeout=5m,10m");
    expect(rows.map(({ settings, current }) => [settings.idleTimeoutSeconds, current])).toEqual([
      [300, false],
      [600, true],
    ]);
  });

  it("shows the value that the endpoint has, if it is not among those compared", () => {
    const { rows } = compared(component({ idleTimeout: Duration.minutes(20) }), "idleTimeout=5m");
    expect(rows[0]).toMatchObject({ settings: { idleTimeoutSeconds: 1200 }, current: true });
  });

  it("marks the cheapest, and all of them if several cost the same", () => {
    const { rows, cheapestBy } = compared(component(), "idleTimeout=5m,1h");
    expect(cheapestBy).toBe("cost");
    expect(rows.map(({ cheapest }) => cheapest)).toEqual([false, true, false]);
    const same = compared(component(), "maxCopies=2,3").rows;
    expect(same.map(({ cheapest }) => cheapest)).toEqual([true, true]);
  });

  it("compares instance-hours where nothing is priced", () => {
    const { rows, cheapestBy } = compareEndpoint(component(), settingsOfOptions(["idleTimeout=5m,1h"]), few, {
      ...OPTIONS,
      prices: NO_PRICES,
    });
    expect(cheapestBy).toBe("instance-hours");
    expect(rows.map(({ cheapest, monthlyCost }) => [cheapest, monthlyCost])).toEqual([
      [false, null],
      [true, null],
      [false, null],
    ]);
  });

  it("leaves out a minimum or a wake above the maximum, as the constructs refuse them", () => {
    const { rows, leftOut } = compared(component(), "minCopies=0,2", "maxCopies=1,2");
    expect(leftOut).toEqual([{ minCopies: 2, maxCopies: 1 }]);
    expect(rows.map(({ settings }) => settings)).toHaveLength(4);
    expect(compared(component(), "wake.copies=2,4").leftOut).toEqual([{ wakeCopies: 4 }]);
  });

  it("reports a method without a sleep window, and compares the methods of one that is there", () => {
    expect(compared(component(), "method=copyCount,lambda").withoutEffect).toEqual(["method"]);
    const topology = componentTopology();
    expect(compared(onlySetup(topology), "maxCopies=1,2").withoutEffect).toEqual([]);
  });

  it("compares sleep methods by what they refuse", () => {
    const setup = onlySetup(
      componentTopology({}, {}, {}, (large) => {
        large.addSleepWindow("Night", {
          sleep: Cron.daily("00:30"),
          wake: Cron.daily("20:00"),
          timeZone: "UTC",
          method: SleepMethod.minCapacity({ hard: true }),
        });
      }),
    );
    const { rows, withoutEffect } = compared(setup, "method=minCapacity-hard,minCapacity");
    expect(withoutEffect).toEqual([]);
    expect(rows.map(({ current }) => current)).toEqual([true, false]);
    expect(rows[0]?.refused).toBeGreaterThan(rows[1]?.refused ?? 0);
  });

  it("compares the instances of an asynchronous variant", () => {
    const { rows } = compared(onlySetup(queueTopology()), "idleTimeout=5m,1h", "maxCopies=1,2");
    expect(rows).toHaveLength(5);
    expect(rows[1]?.instanceHours).toBeLessThan(rows[3]?.instanceHours ?? 0);
  });

  it("has no rows for an endpoint that is not simulated, but the reason", () => {
    const setup = { ...component(), kind: "constant" as const, reason: "It never changes.", units: [] };
    expect(compared(setup, "maxCopies=1")).toMatchObject({ rows: [], reason: "It never changes." });
    expect(costByIdleTime(setup, few, OPTIONS)).toEqual([]);
  });

  it("is the same each time, byte for byte", () => {
    const once = (): string =>
      JSON.stringify(compare(componentTopology(), settingsOfOptions(["idleTimeout=5m,30m"]), few, OPTIONS));
    expect(once()).toBe(once());
    expect(JSON.parse(once())).toMatchObject({ formatVersion: "1", compared: ["idleTimeoutSeconds"], seed: 7 });
  });
});

describe("cost against idle time", () => {
  it("is the cost a month for 5, 10, 15, 30 and 60 minutes, with what is refused", () => {
    const points = costByIdleTime(component(), few, OPTIONS);
    expect(points.map(({ idleSeconds }) => idleSeconds)).toEqual([300, 600, 900, 1800, 3600]);
    const costs = points.map(({ cost }) => cost ?? Number.NaN);
    expect([...costs].sort((one, other) => one - other)).toEqual(costs);
    expect(points[4]).toMatchObject({
      instanceHours: compared(component(), "idleTimeout=1h").rows[1]?.monthlyInstanceHours,
    });
  });

  it("takes other times, and has no cost where nothing is priced", () => {
    const points = costByIdleTime(component(), few, { ...OPTIONS, prices: NO_PRICES }, [120]);
    expect(points).toMatchObject([{ idleSeconds: 120, cost: null }]);
    expect(points[0]?.instanceHours).toBeGreaterThan(0);
  });
});

import fc from "fast-check";
import { AlarmMachine } from "../../../src/behaviour/laws/alarm";
import { scaleIn, scaleOut, trackedCapacity, trackingAlarms } from "../../../src/behaviour/laws/target-tracking";

describe("the alarms of target tracking", () => {
  it("of high resolution look at 3 and 90 datapoints of 10 seconds", () => {
    const { high, low } = trackingAlarms({ targetValue: 5, periodSeconds: 10 });
    expect(high).toEqual({
      periodSeconds: 10,
      evaluationPeriods: 3,
      datapointsToAlarm: 3,
      threshold: 5,
      comparison: "GreaterThanThreshold",
      treatMissingData: "missing",
    });
    expect(low).toEqual({
      periodSeconds: 10,
      evaluationPeriods: 90,
      datapointsToAlarm: 90,
      threshold: 4.5,
      comparison: "LessThanThreshold",
      treatMissingData: "missing",
    });
  });

  it("of a minute look at 3 and 15 datapoints", () => {
    const { high, low } = trackingAlarms({ targetValue: 1500, periodSeconds: 60 });
    expect([high.evaluationPeriods, high.datapointsToAlarm, high.threshold]).toEqual([3, 3, 1500]);
    expect([low.evaluationPeriods, low.datapointsToAlarm, low.threshold]).toEqual([15, 15, 1350]);
  });

  const periodsTo = (value: number, side: "high" | "low"): number => {
    const alarm = new AlarmMachine(trackingAlarms({ targetValue: 5, periodSeconds: 10 })[side]);
    for (let period = 1; period <= 200; period++) {
      if (alarm.observe(period <= 5 ? 4.7 : value) === "ALARM") {
        return period - 5;
      }
    }
    return Number.POSITIVE_INFINITY;
  };

  it("fire after 30 seconds above the target and 15 minutes below 0.9 of it, not at either", () => {
    expect([periodsTo(5.1, "high"), periodsTo(5, "high")]).toEqual([3, Number.POSITIVE_INFINITY]);
    expect([periodsTo(4.4, "low"), periodsTo(4.5, "low")]).toEqual([90, Number.POSITIVE_INFINITY]);
  });

  it("do not fire without data: such a policy neither scales out nor in", () => {
    expect([periodsTo(Number.NaN, "high"), periodsTo(Number.NaN, "low")]).toEqual([
      Number.POSITIVE_INFINITY,
      Number.POSITIVE_INFINITY,
    ]);
  });
});

describe("the capacity of target tracking", () => {
  const out = (current: number, metric: number, targetValue = 5) =>
    trackedCapacity({ current, metric, targetValue, direction: "out" });
  const inwards = (current: number, metric: number, targetValue = 5) =>
    trackedCapacity({ current, metric, targetValue, direction: "in" });

  it("is reached in one jump, rounded up", () => {
    expect(out(1, 20)).toBe(4);
    expect(out(1, 21)).toBe(5);
    expect(out(3, 6)).toBe(4);
  });

  it("is 0 after a scale-in with a metric of 0, and 1 while there is any load", () => {
    expect(inwards(4, 0)).toBe(0);
    expect(inwards(4, 0.01)).toBe(1);
  });

  it("stays at 0 from 0, but for an asynchronous variant", () => {
    expect(out(0, 100)).toBe(0);
    const fromZero = { current: 0, metric: 5, targetValue: 1, direction: "out", fromZero: true } as const;
    expect(trackedCapacity(fromZero)).toBe(5);
    expect(trackedCapacity({ ...fromZero, current: 2 })).toBe(10);
    expect(trackedCapacity({ ...fromZero, metric: 0 })).toBe(0);
  });

  it("stays as it is without data", () => {
    expect(out(3, Number.NaN)).toBe(3);
    expect(inwards(3, Number.NaN)).toBe(3);
  });

  it("is not moved the other way by a metric that has changed meanwhile", () => {
    expect(out(3, 1)).toBe(3);
    expect(inwards(3, 50)).toBe(3);
  });

  it("does not add one more for an error of rounding", () => {
    // 49 * 0.1 / 0.1 is 49.00000000000001.
    expect(out(49, 0.1, 0.1)).toBe(49);
  });

  it("never takes the metric above the target on a scale-in", () => {
    // A count of requests by a count of copies: no value is so small that its quotient is lost.
    const value = fc
      .tuple(fc.nat(100_000), fc.integer({ min: 1, max: 97 }))
      .map(([requests, copies]) => requests / copies);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1000 }),
        value,
        fc.double({ min: 0.1, max: 100, noNaN: true }),
        (...given) => {
          const [current, metric, targetValue] = given;
          const after = inwards(current, metric, targetValue);
          expect(after).toBeLessThanOrEqual(current);
          const load = current * metric;
          expect(metric > targetValue ? after === current : load <= after * targetValue * (1 + 1e-8)).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe("several target tracking policies", () => {
  it("scale in only if all of them agree, to the largest capacity", () => {
    expect(scaleIn([0, 2, 1])).toBe(2);
    expect(scaleIn([0, undefined])).toBeUndefined();
    expect(scaleIn([0])).toBe(0);
    expect(scaleIn([])).toBeUndefined();
  });

  it("scale out if one of them is ready, to the largest capacity", () => {
    expect(scaleOut([undefined, 3, 2])).toBe(3);
    expect(scaleOut([undefined, undefined])).toBeUndefined();
  });
});

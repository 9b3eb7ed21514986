import fc from "fast-check";
import { AlarmMachine } from "../../../src/behaviour/laws/alarm";
import type { AlarmSettings, AlarmState, Comparison, MissingData } from "../../../src/behaviour/laws/alarm-settings";
import type { UnitSetup } from "../../../src/behaviour/setup/endpoint-setup";
import { Buckets } from "../../../src/behaviour/world/buckets";
import { Series } from "../../../src/behaviour/world/series";
import { Unit } from "../../../src/behaviour/world/unit";
import { Watch } from "../../../src/behaviour/world/watch";

const COMPARISONS: readonly Comparison[] = [
  "GreaterThanOrEqualToThreshold",
  "GreaterThanThreshold",
  "LessThanThreshold",
  "LessThanOrEqualToThreshold",
];
const TREATMENTS: readonly MissingData[] = ["missing", "ignore", "breaching", "notBreaching"];

const UNIT: UnitSetup = {
  kind: "component",
  name: "llama",
  address: "component",
  variant: 0,
  initialCapacity: 1,
  requirements: { accelerators: 1, cpuCores: 0, memoryMb: 0, placement: "SPREAD" },
  schedules: [],
};

const settings: fc.Arbitrary<AlarmSettings> = fc
  .record({
    periodSeconds: fc.constantFrom(10, 30, 60, 180),
    evaluationPeriods: fc.integer({ min: 1, max: 4 }),
    toAlarm: fc.integer({ min: 1, max: 4 }),
    comparison: fc.constantFrom(...COMPARISONS),
    treatMissingData: fc.constantFrom(...TREATMENTS),
  })
  .map(({ toAlarm, ...rest }) => ({
    ...rest,
    threshold: 2,
    datapointsToAlarm: Math.min(toAlarm, rest.evaluationPeriods),
  }));

/** Requests in flight for a number of buckets; `undefined` while no copy serves, which publishes nothing. */
const stretches = fc.array(
  fc.record({ inFlight: fc.constantFrom(undefined, 0, 1, 2, 3), buckets: fc.integer({ min: 1, max: 60 }) }),
  { maxLength: 12 },
);

describe("an alarm in a simulation", () => {
  test("is in the state of one that looks at each datapoint, also after the same one has come for long", () => {
    fc.assert(
      fc.property(settings, stretches, fc.constantFrom<AlarmState>("ALARM", "OK"), (alarm, all, firingState) => {
        const unit = new Unit(UNIT, { arrivals: undefined, client: { kind: "never" }, concurrency: 1 });
        const buckets = new Buckets(unit);
        const series = new Series({ metric: "ConcurrentRequestsPerCopy", statistic: "Maximum" }, alarm, buckets, 0);
        const calls: number[] = [];
        const firing = { state: firingState, run: (at: number) => calls.push(at), wouldAct: () => false };
        const watch = new Watch("alarm", alarm, series, firing, () => undefined);
        const machine = new AlarmMachine(alarm, series.overlap);
        const expected: number[] = [];
        const seen: unknown[] = [];
        const wanted: unknown[] = [];
        let [at, next] = [0, Number.POSITIVE_INFINITY];
        for (const { inFlight, buckets: count } of all) {
          for (let bucket = 0; bucket < count; bucket += 1) {
            at += 10;
            unit.serving = inFlight === undefined ? 0 : 1;
            unit.mostInSystem = inFlight ?? 0;
            buckets.close(at);
            series.look();
            if (series.isNew) {
              const before = machine.state;
              const state = machine.observe(series.value);
              watch.evaluate(at);
              seen.push([watch.state, watch.value, watch.breachingPoints()]);
              wanted.push([state, series.value, machine.breachingPoints()]);
              if (state === firingState && (state !== before || at >= next)) {
                expected.push(at);
                next = at + 60;
              }
            }
          }
        }
        expect(seen).toEqual(wanted);
        expect(calls).toEqual(expected);
      }),
    );
  });
});

describe("a metric of a minute in periods of 10 seconds", () => {
  const short = { periodSeconds: 10, evaluationPeriods: 1 };
  const valuesOf = (metric: "ApproximateBacklogSize" | "ConcurrentRequestsPerCopy") => {
    const unit = new Unit(UNIT, { arrivals: undefined, client: { kind: "never" }, concurrency: 1 });
    const buckets = new Buckets(unit);
    const series = new Series({ metric, statistic: "Maximum" }, short, buckets, 0);
    return Array.from({ length: 12 }, (_, bucket) => {
      unit.serving = 1;
      unit.mostInSystem = bucket === 2 ? 7 : 1;
      buckets.close((bucket + 1) * 10);
      series.look();
      return series.value;
    });
  };

  test("has a datapoint in one of six, of the whole minute", () => {
    const { NaN: none } = Number;
    expect(valuesOf("ApproximateBacklogSize")).toEqual([
      none,
      none,
      none,
      none,
      none,
      7,
      none,
      none,
      none,
      none,
      none,
      1,
    ]);
  });

  test("which one of high resolution has in each", () => {
    expect(valuesOf("ConcurrentRequestsPerCopy")).toEqual([1, 1, 7, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
  });
});

import fc from "fast-check";
import {
  backlogPerInstance,
  concurrentPerCopy,
  datapointOf,
  hasBacklogWithoutCapacity,
  invocationsPerCopy,
  resolutionSeconds,
  type Statistic,
  StatisticSet,
} from "../../../src/behaviour/laws/datapoint";

const STATISTICS: readonly Statistic[] = ["Sum", "Average", "Minimum", "Maximum", "SampleCount"];
const all = (set: StatisticSet) => STATISTICS.map((statistic) => datapointOf(set, statistic));

const setOf = (values: readonly number[]): StatisticSet => {
  const set = new StatisticSet();
  for (const value of values) {
    set.add(value);
  }
  return set;
};

describe("the values of a period", () => {
  it("have the statistics of CloudWatch", () => expect(all(setOf([3, 1, 2]))).toEqual([6, 2, 1, 3, 3]));

  it("have no datapoint where there is none, and one where the value is 0", () => {
    expect(all(new StatisticSet())).toEqual([Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN]);
    expect(all(setOf([0]))).toEqual([0, 0, 0, 0, 1]);
    expect(all(setOf([Number.NaN]))).toEqual(all(new StatisticSet()));
  });

  it("count a value as often as it is given, and not at all for 0 times", () => {
    const set = new StatisticSet();
    set.add(4, 3);
    set.add(9, 0);
    expect(all(set)).toEqual([12, 4, 4, 4, 3]);
  });

  it("are forgotten by a reset", () => {
    const set = setOf([7, 9]);
    set.reset();
    expect(set).toEqual(new StatisticSet());
    set.add(-1);
    expect(all(set)).toEqual([-1, -1, -1, -1, 1]);
  });

  it("are the same from two parts as from the whole", () => {
    const values = fc.array(fc.integer({ min: -1000, max: 1000 }));
    fc.assert(
      fc.property(values, values, (one, other) => {
        const merged = setOf(one);
        merged.merge(setOf(other));
        expect(merged).toEqual(setOf([...one, ...other]));
      }),
    );
  });
});

describe("a datapoint", () => {
  it("of concurrent requests is the most that were in flight or queued, for each copy", () => {
    expect(concurrentPerCopy(9, 2)).toBe(4.5);
    expect(concurrentPerCopy(0, 2)).toBe(0);
  });

  it("of invocations is what started in the minute, for each copy", () => {
    expect(invocationsPerCopy(30, 4)).toBe(7.5);
    expect(invocationsPerCopy(0, 1)).toBe(0);
  });

  it("of copies that are not there is not published", () => {
    expect(concurrentPerCopy(3, 0)).toBeNaN();
    expect(invocationsPerCopy(0, 0)).toBeNaN();
  });

  it("of the backlog per instance is the backlog itself without instances, so that it can exceed a target", () => {
    expect(backlogPerInstance(6, 3)).toBe(2);
    expect(backlogPerInstance(5, 0)).toBe(5);
    expect(backlogPerInstance(0, 0)).toBe(0);
  });

  it("of HasBacklogWithoutCapacity is 1 only while requests wait and no instance is there", () => {
    expect([
      hasBacklogWithoutCapacity(1, 0),
      hasBacklogWithoutCapacity(1, 1),
      hasBacklogWithoutCapacity(0, 0),
      hasBacklogWithoutCapacity(0, 1),
    ]).toEqual([1, 0, 0, 0]);
  });

  it.each([
    ["ConcurrentRequestsPerCopy", 10],
    ["ConcurrentRequestsPerModel", 10],
    ["InvocationsPerCopy", 60],
    ["NoCapacityInvocationFailures", 60],
    ["HasBacklogWithoutCapacity", 60],
    ["NoSuchMetric", 60],
  ])("of %s comes every %i seconds", (metric, seconds) => expect(resolutionSeconds(metric)).toBe(seconds));
});

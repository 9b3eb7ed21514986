import { flapping } from "../../../src/rules/sleeping/z31-flapping";
import { told } from "../../support/told";
import { stepPolicy, topology, tracking, unknown, wakeAlarm, without } from "../../support/topology";

const down = stepPolicy({
  address: "down",
  name: "down",
  steps: [{ lowerBound: undefined, upperBound: 0, adjustment: -1 }],
});
const out = stepPolicy({ address: "out", name: "out" });
const perCopy = { metricName: "InvocationsPerCopy", statistic: "Sum" };
const low = (threshold: number | ReturnType<typeof unknown>) =>
  wakeAlarm({
    ...perCopy,
    address: "low",
    name: "low",
    references: { alarmActions: { from: ["down"] } },
    comparisonOperator: "LessThanThreshold",
    threshold,
  });
const high = (threshold: number) =>
  wakeAlarm({
    ...perCopy,
    address: "high",
    name: "high",
    references: { alarmActions: { from: ["out"] } },
    comparisonOperator: "GreaterThanThreshold",
    threshold,
  });
const between = (least: Parameters<typeof low>[0], most: number) =>
  topology(without(tracking()), down, out, low(least), high(most));

describe("Z31 flapping", () => {
  it("notes thresholds so near that the load of one copy brings it back", () =>
    expect(told(flapping, between(90, 100))).toEqual([
      "it scales in below 90 and high scales out above 100 of InvocationsPerCopy: at a capacity of 2 to 3, each scale-in starts a scale-out",
    ]));

  it("is silent when half of the load is left, and about tracking", () => {
    expect(told(flapping, between(50, 100))).toEqual([]);
    expect(told(flapping, topology())).toEqual([]);
  });

  it("is silent when the plan does not know", () => expect(told(flapping, between(unknown(), 100))).toEqual([]));
});

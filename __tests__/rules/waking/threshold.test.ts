import { wakeThreshold } from "../../../src/rules/waking/w05-wake-threshold";
import { told } from "../../support/told";
import { asyncTopology, backlogAlarm, topology, unknown, wakeAlarm } from "../../support/topology";

const alarm = (comparisonOperator: string, threshold: number) =>
  told(wakeThreshold, topology(wakeAlarm({ comparisonOperator, threshold })));

describe("W05 wake-threshold", () => {
  it.each([
    ["GreaterThanThreshold", 1],
    ["GreaterThanOrEqualToThreshold", 2],
    ["LessThanThreshold", 1],
    ["LessThanOrEqualToThreshold", 5],
  ])("speaks at %s %s", (operator, threshold) => expect(alarm(operator, threshold)).toHaveLength(1));

  it.each([
    ["GreaterThanOrEqualToThreshold", 1],
    ["GreaterThanThreshold", 0],
    ["GreaterThanOrEqualToThreshold", 0.5],
  ])("is silent at %s %s", (operator, threshold) => expect(alarm(operator, threshold)).toEqual([]));

  it("says what a single request is", () =>
    expect(alarm("GreaterThanThreshold", 1)).toEqual([
      "it fires at NoCapacityInvocationFailures > 1: a single refused request is 1",
    ]));

  it("speaks when an alarm on a queue fires while nothing waits, or never", () => {
    const queue = (threshold: number) => told(wakeThreshold, asyncTopology(backlogAlarm({ threshold })));
    expect(queue(0)).toHaveLength(1);
    expect(queue(2)).toHaveLength(1);
    expect(queue(1)).toEqual([]);
  });

  it("is silent about an alarm that only sends a mail", () => {
    const mail = { address: "mail", alarmActions: ["arn:aws:sns:us-east-1:123456789012:mail"], references: {} };
    expect(told(wakeThreshold, topology(wakeAlarm({ ...mail, threshold: 100 })))).toEqual([]);
  });

  it("is silent about metric math, and when the plan does not know", () => {
    expect(told(wakeThreshold, topology(wakeAlarm({ usesMetricQueries: true, threshold: 5 })))).toEqual([]);
    expect(told(wakeThreshold, topology(wakeAlarm({ threshold: unknown() })))).toEqual([]);
    expect(told(wakeThreshold, topology(wakeAlarm({ comparisonOperator: unknown(), threshold: 5 })))).toEqual([]);
    expect(told(wakeThreshold, topology(wakeAlarm({ metricName: unknown(), threshold: 5 })))).toEqual([]);
  });
});

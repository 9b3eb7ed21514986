import { breachingAlarm } from "../../../src/rules/sleeping/z21-breaching-alarm";
import { told } from "../../support/told";
import { stepPolicy, topology, unknown, wakeAlarm } from "../../support/topology";

describe("Z21 breaching-alarm", () => {
  it("speaks when missing data counts as a refused request", () => {
    expect(told(breachingAlarm, topology(wakeAlarm({ treatMissingData: "breaching" })))).toEqual([
      'treat_missing_data is "breaching"',
    ]);
  });

  it("is silent when it does not, and when nothing is said", () => {
    expect(told(breachingAlarm, topology())).toEqual([]);
    expect(told(breachingAlarm, topology(wakeAlarm({ treatMissingData: undefined })))).toEqual([]);
  });

  it("is silent about an alarm that takes capacity away", () => {
    const away = stepPolicy({ steps: [{ lowerBound: undefined, upperBound: 0, adjustment: -1 }] });
    const idle = wakeAlarm({ metricName: "ConcurrentRequestsPerCopy", treatMissingData: "breaching" });
    expect(told(breachingAlarm, topology(away, idle))).toEqual([]);
  });

  it.each([
    ["that CloudWatch refuses", { comparisonOperator: ">=" }],
    ["without a datapoint to evaluate", { evaluationPeriods: 0 }],
    ["whose actions are disabled", { actionsEnabled: false }],
  ])("is silent about an alarm %s: it runs no policy", (_, change) => {
    const alarm = wakeAlarm({ treatMissingData: "breaching", ...change });
    expect(told(breachingAlarm, topology(alarm))).toEqual([]);
  });

  it("is silent about an alarm at low values that may remove capacity as well as add it", () => {
    const both = stepPolicy({
      adjustmentType: "ChangeInCapacity",
      steps: [
        { lowerBound: undefined, upperBound: 0, adjustment: -1 },
        { lowerBound: 0, upperBound: undefined, adjustment: 1 },
      ],
    });
    const low = { treatMissingData: "breaching", comparisonOperator: "LessThanThreshold" };
    expect(told(breachingAlarm, topology(both, wakeAlarm(low)))).toEqual([]);
    expect(told(breachingAlarm, topology(both, wakeAlarm({ treatMissingData: "breaching" })))).toHaveLength(1);
    expect(told(breachingAlarm, topology(wakeAlarm(low)))).toHaveLength(1);
  });

  it("is silent when the plan does not know", () => {
    expect(told(breachingAlarm, topology(wakeAlarm({ treatMissingData: unknown() })))).toEqual([]);
    const other = wakeAlarm({ metricName: "Mine", treatMissingData: "breaching" });
    expect(told(breachingAlarm, topology(stepPolicy({ steps: unknown() }), other))).toEqual([]);
  });
});

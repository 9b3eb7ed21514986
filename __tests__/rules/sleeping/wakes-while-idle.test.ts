import { wakesWhileIdle } from "../../../src/rules/sleeping/z32-wakes-while-idle";
import { told } from "../../support/told";
import { asyncTopology, backlogAlarm, topology, unknown, variantTarget, wakeAlarm } from "../../support/topology";

const on = (change: Parameters<typeof backlogAlarm>[0]) =>
  asyncTopology(backlogAlarm({ metricName: "ApproximateBacklogSize", ...change }));

describe("Z32 wakes-while-idle", () => {
  it("speaks about an alarm that goes off at 0 requests and adds capacity", () =>
    expect(told(wakesWhileIdle, on({ threshold: 0 }))).toEqual([
      "it is in ALARM without requests, and runs aws_appautoscaling_policy.wake, which adds capacity",
    ]));

  it("speaks about a negative threshold", () =>
    expect(told(wakesWhileIdle, on({ threshold: -5, comparisonOperator: "GreaterThanThreshold" }))).toHaveLength(1));

  it("speaks about one that never wakes, because its metric has no data without copies: it holds those that run", () =>
    expect(
      told(
        wakesWhileIdle,
        topology(
          wakeAlarm({
            metricName: "ConcurrentRequestsPerCopy",
            comparisonOperator: "LessThanOrEqualToThreshold",
            threshold: 0,
          }),
        ),
      ),
    ).toHaveLength(1));

  it("is silent when a request has to wait, and about what is never at zero", () => {
    expect(told(wakesWhileIdle, on({}))).toEqual([]);
    expect(told(wakesWhileIdle, topology())).toEqual([]);
    const steady = asyncTopology(
      variantTarget({ minCapacity: 1 }),
      backlogAlarm({ metricName: "ApproximateBacklogSize", threshold: 0 }),
    );
    expect(told(wakesWhileIdle, steady)).toEqual([]);
  });

  it("is silent when the plan does not know", () =>
    expect(told(wakesWhileIdle, on({ threshold: unknown() }))).toEqual([]));
});

import { review } from "../../../src/review";
import { allRules } from "../../../src/rules/all-rules";
import { runRules } from "../../../src/rules/run-rules";
import { reachableTarget } from "../../../src/rules/waking/w50-reachable-target";
import { idlePolicy } from "../../../src/rules/waking/w51-idle-policy";
import { alarmMetric } from "../../../src/rules/waking/w52-alarm-metric";
import type { CustomizedMetric } from "../../../src/topology";
import { onlyEndpoint } from "../../support/reviews";
import { found, told } from "../../support/told";
import {
  asyncTopology,
  backlogAlarm,
  backlogStepPolicy,
  backlogTracking,
  type Change,
  stepPolicy,
  topology,
  unknown,
  wakeAlarm,
  without,
} from "../../support/topology";

const metric = (change: Partial<CustomizedMetric>): CustomizedMetric => ({
  namespace: "AWS/SageMaker",
  metricName: "HasBacklogWithoutCapacity",
  statistic: "Average",
  unit: undefined,
  dimensions: new Map([["EndpointName", "llm"]]),
  usesMetricMath: false,
  ...change,
});

describe("W50 reachable-target", () => {
  const tracks = (targetValue: number, change: Partial<CustomizedMetric> = {}) =>
    asyncTopology(backlogTracking({ targetValue, customizedMetric: metric(change) }));

  it("speaks about a target that a metric of 0 or 1 never exceeds", () =>
    expect(told(reachableTarget, tracks(1))).toEqual([
      "target_value is 1, and HasBacklogWithoutCapacity is at most 1: tracking never adds capacity",
    ]));

  it("speaks about a threshold that the metric never reaches, or always", () => {
    const fires = (change: Parameters<typeof backlogAlarm>[0]) =>
      told(reachableTarget, asyncTopology(backlogAlarm(change)));
    expect(fires({ threshold: 2 })).toEqual([
      "HasBacklogWithoutCapacity ranges from 0 to 1, and the alarm fires at none of its values",
    ]);
    expect(fires({ threshold: 0 })).toEqual([
      "HasBacklogWithoutCapacity ranges from 0 to 1, and the alarm fires at each of its values",
    ]);
  });

  it("takes the last instance away, and adds none: only another policy wakes the endpoint", () => {
    const reviewed = (...changes: readonly Change[]) => {
      const given = asyncTopology(...changes, backlogTracking({ targetValue: 1, customizedMetric: metric({}) }));
      const open = runRules(given, allRules, { now: new Date("2026-06-01T00:00:00Z") });
      const { sleeps, wakes } = onlyEndpoint(review([{ file: "plan.json", topology: given, open }])).verdict;
      return [sleeps, wakes, open.find(({ id }) => id === reachableTarget.id)?.severity];
    };
    expect(reviewed(without(backlogStepPolicy()), without(backlogAlarm()))).toEqual(["yes", "no", "error"]);
    expect(reviewed()).toEqual(["yes", "yes", "warning"]);
  });

  it("is silent about a target and a threshold within the range, and about counts", () => {
    expect(told(reachableTarget, tracks(0.5))).toEqual([]);
    expect(told(reachableTarget, tracks(500, { metricName: "ApproximateBacklogSize" }))).toEqual([]);
    expect(told(reachableTarget, asyncTopology())).toEqual([]);
    expect(told(reachableTarget, topology())).toEqual([]);
    // The sum over several minutes is beyond the range of one.
    expect(
      told(reachableTarget, asyncTopology(backlogAlarm({ statistic: "Sum", periodSeconds: 300, threshold: 2 }))),
    ).toEqual([]);
  });

  it("is silent when the plan does not know", () => {
    expect(told(reachableTarget, asyncTopology(backlogAlarm({ threshold: unknown() })))).toEqual([]);
    expect(told(reachableTarget, asyncTopology(backlogTracking({ targetValue: unknown() })))).toEqual([]);
  });
});

describe("W51 idle-policy", () => {
  const adding = (...adjustments: readonly number[]) =>
    topology(
      stepPolicy({ steps: adjustments.map((adjustment) => ({ lowerBound: 0, upperBound: undefined, adjustment })) }),
    );

  it("notes a policy whose steps change nothing", () => {
    expect(found(idlePolicy, adding(0))).toMatchObject([{ severity: "note" }]);
    expect(told(idlePolicy, adding(0, 0))).toHaveLength(1);
  });

  it("is silent about a policy that adds, takes away, or sets zero", () => {
    expect(told(idlePolicy, adding(1))).toEqual([]);
    expect(told(idlePolicy, adding(0, 1))).toEqual([]);
    expect(told(idlePolicy, adding(-1))).toEqual([]);
    const zero = stepPolicy({
      adjustmentType: "ExactCapacity",
      steps: [{ lowerBound: 0, upperBound: undefined, adjustment: 0 }],
    });
    expect(told(idlePolicy, topology(zero))).toEqual([]);
  });

  it("is silent when the plan does not know", () =>
    expect(told(idlePolicy, topology(stepPolicy({ steps: unknown() })))).toEqual([]));
});

describe("W52 alarm-metric", () => {
  it("speaks about a wake alarm on a metric that does not exist, with the nearest name", () => {
    const [finding] = found(alarmMetric, asyncTopology(backlogAlarm({ metricName: "HasBacklogWithoutCapacities" })));
    expect(finding?.what).toContain("SageMaker publishes no metric HasBacklogWithoutCapacities");
    expect(told(alarmMetric, asyncTopology(backlogAlarm({ metricName: "Something" })))).toHaveLength(1);
  });

  it("speaks about a metric of other kinds of endpoints, and about another unit", () => {
    expect(told(alarmMetric, asyncTopology(backlogAlarm({ metricName: "Invocations" })))).toHaveLength(1);
    expect(found(alarmMetric, asyncTopology(backlogAlarm({ unit: "Percent" })))).toMatchObject([
      { what: "HasBacklogWithoutCapacity is published in Count, not in Percent", fix: { hcl: "remove unit" } },
    ]);
  });

  it("speaks about a unit that a number of refused requests cannot have", () => {
    expect(found(alarmMetric, topology(wakeAlarm({ unit: "Bytes" })))).toMatchObject([
      {
        severity: "error",
        what: "unit is Bytes, and NoCapacityInvocationFailures counts requests",
        fix: { hcl: "remove unit" },
      },
    ]);
  });

  it("warns about any unit of a metric whose unit AWS does not document", () => {
    for (const unit of ["Count", "None"]) {
      expect(found(alarmMetric, topology(wakeAlarm({ unit })))).toMatchObject([
        {
          severity: "warning",
          what: `unit is ${unit}, and AWS does not document the unit of NoCapacityInvocationFailures`,
        },
      ]);
    }
    expect(told(alarmMetric, topology(wakeAlarm({ unit: unknown() })))).toEqual([]);
  });

  it("is silent about metrics as they are published, and about a user's own", () => {
    expect(told(alarmMetric, asyncTopology())).toEqual([]);
    expect(told(alarmMetric, topology())).toEqual([]);
    expect(told(alarmMetric, topology(wakeAlarm({ namespace: "Mine", metricName: "Waiting" })))).toEqual([]);
    expect(told(alarmMetric, asyncTopology(backlogAlarm({ unit: "Count" })))).toEqual([]);
  });

  it("is silent about an alarm that only scales in: that path has a rule of its own", () => {
    const down = backlogStepPolicy({
      adjustmentType: "ExactCapacity",
      steps: [{ lowerBound: undefined, upperBound: 0, adjustment: 0 }],
    });
    expect(told(alarmMetric, asyncTopology(down, backlogAlarm({ metricName: "Invocations" })))).toEqual([]);
  });

  it("is silent when the plan does not know", () =>
    expect(told(alarmMetric, asyncTopology(backlogAlarm({ metricName: unknown() })))).toEqual([]));
});

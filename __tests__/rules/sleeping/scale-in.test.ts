import { wayDown } from "../../../src/rules/sleeping/z06-way-down";
import { scaleInDisabled } from "../../../src/rules/sleeping/z07-scale-in-disabled";
import { scalingSuspended } from "../../../src/rules/sleeping/z08-scale-in-suspended";
import { asyncWithoutPolicy } from "../../../src/rules/sleeping/z24-async-without-policy";
import { told } from "../../support/told";
import {
  asyncTopology,
  backlogStepPolicy,
  backlogTracking,
  component,
  endpoint,
  schedule,
  scheduledAction,
  stepPolicy,
  target,
  topology,
  tracking,
  unknown,
  variantTarget,
  wakeAlarm,
  without,
} from "../../support/topology";

/** What `idleTimeout` adds. */
const sleepPolicy = stepPolicy({
  address: "sleep",
  name: "llama3-8b-sleep",
  adjustmentType: "ExactCapacity",
  steps: [{ lowerBound: undefined, upperBound: 0, adjustment: 0 }],
});
const sleepAlarm = wakeAlarm({
  address: "sleep-alarm",
  name: "llama3-8b-sleep",
  references: { alarmActions: { from: ["sleep"] } },
  namespace: undefined,
  metricName: undefined,
  dimensions: undefined,
  statistic: undefined,
  usesMetricQueries: true,
  comparisonOperator: "LessThanOrEqualToThreshold",
  threshold: 0,
});
const noScaleIn = tracking({ disableScaleIn: true });
const cpu = tracking({
  predefinedMetric: undefined,
  customizedMetric: {
    namespace: "/aws/sagemaker/InferenceComponents",
    metricName: "CPUUtilizationNormalized",
    statistic: "Average",
    unit: undefined,
    dimensions: new Map([["InferenceComponentName", "llama3-8b"]]),
    usesMetricMath: false,
  },
});
const night = scheduledAction({ minCapacity: 0, maxCapacity: 0 });

describe("Z06 way-down", () => {
  it("speaks when only the wake policy is there", () => {
    expect(told(wayDown, topology(without(tracking())))).toEqual([
      "no policy, scheduled action or schedule removes its capacity",
    ]);
  });

  it("speaks when the policy that takes copies away has no alarm", () => {
    const what = "only sleep removes its capacity, and no alarm runs that policy";
    expect(told(wayDown, topology(noScaleIn, sleepPolicy))).toEqual([what]);
    expect(told(wayDown, topology(cpu, sleepPolicy))).toEqual([what]);
  });

  it("is silent where tracking, a step policy, a scheduled action or a schedule takes capacity away", () => {
    expect(told(wayDown, topology())).toEqual([]);
    expect(told(wayDown, topology(without(tracking()), sleepPolicy, sleepAlarm))).toEqual([]);
    expect(told(wayDown, topology(without(tracking()), night))).toEqual([]);
    expect(told(wayDown, topology(without(tracking()), schedule()))).toEqual([]);
    const oneLess = { ...sleepPolicy, adjustmentType: "ChangeInCapacity" };
    const steps = [{ lowerBound: undefined, upperBound: 0, adjustment: -1 }];
    expect(told(wayDown, topology(without(tracking()), { ...oneLess, steps }, sleepAlarm))).toEqual([]);
  });

  it("is silent where the capacity may not be zero anyway", () => {
    expect(told(wayDown, topology(without(tracking()), target({ minCapacity: 1 })))).toEqual([]);
  });

  it("is silent when the plan does not know what a policy, an action or an alarm does", () => {
    const unwritten = { ...sleepPolicy, steps: unknown() };
    expect(told(wayDown, topology(without(tracking()), unwritten))).toEqual([]);
    expect(told(wayDown, topology(tracking({ disableScaleIn: unknown() })))).toEqual([]);
    expect(told(wayDown, topology(without(tracking()), scheduledAction({ maxCapacity: unknown() })))).toEqual([]);
    const elsewhere = tracking({ resourceId: unknown() });
    expect(told(wayDown, topology(elsewhere))).toEqual([]);
    expect(told(wayDown, topology(noScaleIn, sleepPolicy, { ...sleepAlarm, references: {} }))).toEqual([]);
    expect(told(wayDown, topology(target({ minCapacity: unknown() }), without(tracking())))).toEqual([]);
  });
});

describe("Z07 scale-in-disabled", () => {
  it("speaks when tracking may not scale in and nothing else does", () => {
    expect(told(scaleInDisabled, topology(noScaleIn))).toEqual([
      "disable_scale_in is true, and nothing else removes capacity",
    ]);
  });

  it("is silent when it may, and where another way down is there", () => {
    expect(told(scaleInDisabled, topology(tracking({ disableScaleIn: false })))).toEqual([]);
    expect(told(scaleInDisabled, topology(noScaleIn, sleepPolicy, sleepAlarm))).toEqual([]);
    expect(told(scaleInDisabled, topology(noScaleIn, night))).toEqual([]);
    expect(told(scaleInDisabled, topology(noScaleIn, tracking({ address: "other", name: "other" })))).toEqual([]);
  });

  it("is silent when the plan does not know", () => {
    expect(told(scaleInDisabled, topology(tracking({ disableScaleIn: unknown() })))).toEqual([]);
    expect(told(scaleInDisabled, topology(noScaleIn, { ...sleepPolicy, steps: unknown() }))).toEqual([]);
  });
});

describe("Z08 scale-in-suspended", () => {
  const suspended = (change: object) =>
    target({
      suspended: { dynamicScalingIn: undefined, dynamicScalingOut: undefined, scheduledScaling: undefined, ...change },
    });

  it("speaks when scaling in is suspended", () => {
    expect(told(scalingSuspended, topology(suspended({ dynamicScalingIn: true })))).toEqual([
      "dynamic_scaling_in_suspended is true: its policies never remove capacity",
    ]);
  });

  it("speaks when scheduled scaling is suspended and nothing else takes capacity away", () => {
    const all = topology(without(tracking()), night, suspended({ scheduledScaling: true }));
    expect(told(scalingSuspended, all)).toHaveLength(1);
  });

  it("is silent when neither is, and where the other way is open", () => {
    expect(told(scalingSuspended, topology(suspended({ dynamicScalingIn: false })))).toEqual([]);
    expect(told(scalingSuspended, topology(suspended({ dynamicScalingIn: true }), night))).toEqual([]);
    expect(told(scalingSuspended, topology(suspended({ dynamicScalingIn: true }), schedule()))).toEqual([]);
    expect(told(scalingSuspended, topology(suspended({ scheduledScaling: true }), night))).toEqual([]);
  });

  it("is silent when the plan does not know", () => {
    expect(told(scalingSuspended, topology(target({ suspended: unknown() })))).toEqual([]);
    expect(told(scalingSuspended, topology(suspended({ dynamicScalingIn: unknown() })))).toEqual([]);
  });
});

describe("Z24 async-without-policy", () => {
  const bare = [without(backlogTracking()), without(backlogStepPolicy())] as const;

  it("speaks when a variant is registered and nothing scales it", () => {
    expect(told(asyncWithoutPolicy, asyncTopology(...bare))).toEqual([
      "min_capacity is 0, and the target has no scaling policy",
    ]);
  });

  it("speaks when the endpoint is elsewhere", () => {
    expect(told(asyncWithoutPolicy, asyncTopology(...bare, without(endpoint())))).toHaveLength(1);
  });

  it("is silent with a policy or a scheduled action, and about components", () => {
    expect(told(asyncWithoutPolicy, asyncTopology(without(backlogTracking())))).toEqual([]);
    const action = {
      ...night,
      resourceId: variantTarget().resourceId,
      scalableDimension: variantTarget().scalableDimension,
    };
    expect(told(asyncWithoutPolicy, asyncTopology(...bare, action))).toEqual([]);
    expect(told(asyncWithoutPolicy, topology(without(tracking()), without(stepPolicy()), component()))).toEqual([]);
  });

  it("is silent when a policy may turn out to be of this target", () => {
    const vague = backlogTracking({ resourceId: unknown() });
    expect(told(asyncWithoutPolicy, asyncTopology(vague, without(backlogStepPolicy())))).toEqual([]);
  });
});

import { wakePolicy } from "../../../src/rules/waking/w01-wake-policy";
import { wakeAlarm as wakeAlarmRule } from "../../../src/rules/waking/w02-wake-alarm";
import { configurationOfItsType } from "../../../src/rules/waking/w16-policy-configuration";
import { uniquePolicyName } from "../../../src/rules/waking/w17-unique-policy-name";
import type { OtherPolicy, StepPolicy } from "../../../src/topology";
import { found, told } from "../../support/told";
import {
  asyncTopology,
  backlogAlarm,
  backlogTracking,
  component,
  schedule,
  scheduledAction,
  scheduleInput,
  specification,
  stepPolicy,
  target,
  topology,
  tracking,
  unknown,
  wakeAlarm,
  without,
} from "../../support/topology";

const sleepPolicy = stepPolicy({
  adjustmentType: "ExactCapacity",
  steps: [{ lowerBound: undefined, upperBound: 0, adjustment: 0 }],
});

describe("W01 wake-policy", () => {
  it("speaks when only tracking scales a component that can be at zero", () => {
    const [finding] = found(wakePolicy, topology(without(stepPolicy())));
    expect(finding).toMatchObject({ severity: "error", on: { address: "aws_appautoscaling_target.copies" } });
  });

  it("speaks when the only step policy takes the copies away", () =>
    expect(told(wakePolicy, topology(sleepPolicy))).toHaveLength(1));

  it("speaks when a scheduled action, not the target, lets it go to zero", () => {
    const night = scheduledAction({ minCapacity: 0 });
    expect(told(wakePolicy, topology(without(stepPolicy()), target({ minCapacity: 1 }), night))).toHaveLength(1);
  });

  it("speaks when a schedule wakes it and tracking takes that back", () => {
    const wake = schedule({ input: scheduleInput({ copyCount: 1 }) });
    expect(told(wakePolicy, topology(without(stepPolicy()), wake))).toHaveLength(1);
  });

  it("is silent about a component that never goes to zero, and about adapters", () => {
    expect(told(wakePolicy, topology(without(stepPolicy()), target({ minCapacity: 1 })))).toEqual([]);
    const adapter = component({ specification: specification({ baseInferenceComponentName: "base" }) });
    expect(told(wakePolicy, topology(without(stepPolicy()), adapter))).toEqual([]);
  });

  it("speaks when only a schedule wakes it, and says when", () => {
    const morning = scheduledAction({
      expression: "cron(0 7 ? * MON-FRI *)",
      timeZone: "Europe/Dublin",
      minCapacity: 1,
    });
    expect(told(wakePolicy, topology(without(stepPolicy()), morning))).toEqual([
      "its copies can go to 0, and no step policy adds the first one; only the schedule 07:00 MON-FRI Europe/Dublin wakes it",
    ]);
  });

  it("is silent when its bounds are closed while it is at zero, or schedules alone move it", () => {
    const evening = scheduledAction({ minCapacity: 0, maxCapacity: 0 });
    const morning = scheduledAction({ address: "morning", name: "morning", minCapacity: 1, maxCapacity: 3 });
    expect(told(wakePolicy, topology(without(stepPolicy()), target({ minCapacity: 1 }), evening, morning))).toEqual([]);
    const wake = schedule({ input: scheduleInput({ copyCount: 1 }) });
    expect(told(wakePolicy, topology(without(stepPolicy()), without(tracking()), wake))).toEqual([]);
  });

  it("is silent when the plan does not know the minimum, the steps, or whose policy it is", () => {
    expect(told(wakePolicy, topology(without(stepPolicy()), target({ minCapacity: unknown() })))).toEqual([]);
    expect(told(wakePolicy, topology(stepPolicy({ steps: unknown() })))).toEqual([]);
    expect(told(wakePolicy, topology(stepPolicy({ resourceId: unknown() })))).toEqual([]);
  });
});

describe("W02 wake-alarm", () => {
  it("speaks when no alarm fires the policy that wakes", () => {
    const [finding] = found(wakeAlarmRule, topology(without(wakeAlarm())));
    expect(finding?.on.address).toBe("aws_appautoscaling_policy.wake");
    expect(finding?.fix.hcl).toContain("NoCapacityInvocationFailures");
    expect(finding?.fix.hcl).toContain("alarm_actions = [aws_appautoscaling_policy.wake.arn]");
  });

  it("names the metric of a queue for an asynchronous endpoint", () => {
    const [finding] = found(wakeAlarmRule, asyncTopology(without(backlogAlarm())));
    expect(finding?.fix.hcl).toContain("HasBacklogWithoutCapacity");
  });

  it("speaks when the alarm fires something else", () =>
    expect(
      told(wakeAlarmRule, topology(wakeAlarm({ alarmActions: ["arn:aws:sns:us-east-1:123456789012:mail"] }))),
    ).toHaveLength(1));

  it("is silent when an alarm fires it, or a policy takes capacity away", () => {
    expect(told(wakeAlarmRule, topology())).toEqual([]);
    expect(told(wakeAlarmRule, topology(sleepPolicy, without(wakeAlarm())))).toEqual([]);
  });

  it("is silent when the plan does not know what the alarm fires", () =>
    expect(told(wakeAlarmRule, topology(wakeAlarm({ references: {} })))).toEqual([]));
});

describe("W16 policy-configuration", () => {
  it("speaks when a step policy has a tracking configuration", () => {
    const confused = stepPolicy({ hasTargetTrackingConfiguration: true, hasStepConfiguration: false, steps: [] });
    expect(told(configurationOfItsType, topology(confused))).toEqual([
      "policy_type is StepScaling, and it has a target_tracking_scaling_policy_configuration",
    ]);
  });

  it("speaks when a tracking policy has a step configuration, and when a policy has none", () => {
    expect(told(configurationOfItsType, topology(tracking({ hasStepConfiguration: true })))).toHaveLength(1);
    expect(told(configurationOfItsType, topology(stepPolicy({ hasStepConfiguration: false })))).toEqual([
      "policy_type is StepScaling, and it has no step_scaling_policy_configuration",
    ]);
  });

  it("says what an absent type means", () => {
    const untyped = stepPolicy({ policyType: undefined, hasTargetTrackingConfiguration: true });
    expect(told(configurationOfItsType, topology(untyped))[0]).toContain(
      "policy_type is not set (the default is StepScaling)",
    );
  });

  it("is silent when each has its own", () => expect(told(configurationOfItsType, topology())).toEqual([]));

  it("speaks of a type that does not scale SageMaker, and is silent when the plan does not know it", () => {
    const other = (policyType: StepPolicy["policyType"]) => {
      const policy: OtherPolicy = { ...stepPolicy(), kind: "other-policy", policyType };
      return told(configurationOfItsType, topology(policy));
    };
    expect(other("PredictiveScaling")[0]).toContain('policy_type is "PredictiveScaling"');
    expect(other("stepScaling")).toHaveLength(1);
    expect(other(unknown())).toEqual([]);
  });

  it("speaks of two metrics in one policy, and of an aggregation that is none", () => {
    const customizedMetric = backlogTracking().customizedMetric;
    expect(told(configurationOfItsType, topology(tracking({ customizedMetric })))[0]).toContain(
      "tracks only one metric",
    );
    expect(told(configurationOfItsType, topology(stepPolicy({ metricAggregationType: "Sum" })))).toEqual([
      'metric_aggregation_type is "Sum", but Application Auto Scaling accepts Average, Minimum, Maximum',
    ]);
    expect(told(configurationOfItsType, topology(stepPolicy({ metricAggregationType: undefined })))).toEqual([]);
  });
});

describe("W17 unique-policy-name", () => {
  const same = tracking({ name: "llama3-8b-wake" });

  it("speaks when two policies of a target have one name", () => {
    const [finding] = found(uniquePolicyName, topology(same));
    expect(finding?.what).toContain('name is "llama3-8b-wake"');
    expect(finding?.about).toHaveLength(1);
  });

  it("is silent when the names differ, or the targets do", () => {
    expect(told(uniquePolicyName, topology())).toEqual([]);
    const other = { address: "other", resourceId: "inference-component/other" };
    expect(told(uniquePolicyName, topology(stepPolicy(other), target(other)))).toEqual([]);
  });

  it("is silent when the plan does not know a name", () =>
    expect(told(uniquePolicyName, topology(same, stepPolicy({ name: unknown() })))).toEqual([]));
});

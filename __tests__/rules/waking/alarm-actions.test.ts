import { runRules } from "../../../src/rules/run-rules";
import { wakingRules } from "../../../src/rules/waking";
import { alarmActions } from "../../../src/rules/waking/w03-alarm-actions";
import { unsuitableAlarm } from "../../../src/rules/waking/w10-unsuitable-alarm";
import { deadPolicyArn } from "../../../src/rules/waking/w19-dead-policy-arn";
import { found, told } from "../../support/told";
import {
  asyncConfiguration,
  asyncTopology,
  backlogAlarm,
  backlogStepPolicy,
  component,
  compositeAlarm,
  endpoint,
  stepPolicy,
  target,
  topology,
  unknown,
  variantTarget,
  wakeAlarm,
} from "../../support/topology";

const arnOf = (name: string) =>
  `arn:aws:autoscaling:us-east-1:123456789012:scalingPolicy:11111111-2222-3333-4444-555555555555:resource/sagemaker/inference-component/llama3-8b:policyName/${name}`;

describe("W03 alarm-actions", () => {
  it("speaks when the actions are switched off", () =>
    expect(told(alarmActions, topology(wakeAlarm({ actionsEnabled: false })))).toEqual(["actions_enabled is false"]));

  it("warns when the policy is in the actions of another state as well", () => {
    const references = { from: ["aws_appautoscaling_policy.wake"] };
    const twice = wakeAlarm({
      alarmActions: [unknown()],
      okActions: [unknown()],
      references: { alarmActions: references, okActions: references },
    });
    expect(found(alarmActions, topology(twice))).toMatchObject([
      { severity: "warning", what: expect.stringContaining("in alarm_actions and in ok_actions") },
    ]);
  });

  it("speaks when the policy is in the actions of another state", () => {
    const misplaced = wakeAlarm({
      alarmActions: [],
      okActions: [unknown()],
      references: { okActions: { from: ["aws_appautoscaling_policy.wake"] } },
    });
    expect(told(alarmActions, topology(misplaced))[0]).toContain("is in ok_actions");
  });

  it("speaks when the alarm has the policy's name for its ARN, and nobody else does", () => {
    const named = topology(wakeAlarm({ alarmActions: ["llama3-8b-wake"], references: {} }));
    expect(told(alarmActions, named)[0]).toContain("the name of a policy and not its ARN");
    expect(runRules(named, wakingRules).map(({ id }) => id)).toEqual(["W03"]);
  });

  it("speaks of six actions, and not of five", () => {
    const mail = (count: number) => Array.from({ length: count }, (_, index) => `arn:aws:sns:us-east-1:1:${index}`);
    expect(told(alarmActions, topology(wakeAlarm({ alarmActions: [unknown(), ...mail(5)] })))).toHaveLength(1);
    expect(told(alarmActions, topology(wakeAlarm({ alarmActions: [unknown(), ...mail(4)] })))).toEqual([]);
  });

  it("speaks, and nobody else does, when the policy is in another Region", () => {
    const apart = topology(
      component({ region: "us-east-1" }),
      target({ region: "us-east-1" }),
      stepPolicy({ region: "us-east-1" }),
      wakeAlarm({ region: "eu-west-1" }),
    );
    expect(told(alarmActions, apart)).toEqual([
      "it is in eu-west-1, and aws_appautoscaling_policy.wake, which it runs, is in us-east-1",
    ]);
    expect(runRules(apart, wakingRules).map(({ id }) => id)).toEqual(["W03"]);
  });

  it("says so of a queue as well, and nobody else does", () => {
    const apart = asyncTopology(
      ...[endpoint(), asyncConfiguration(), variantTarget(), backlogStepPolicy()].map((node) => ({
        ...node,
        region: "us-east-1",
      })),
      backlogAlarm({ region: "eu-west-1" }),
    );
    expect(runRules(apart, wakingRules).map(({ id }) => id)).toEqual(["W03"]);
  });

  it("is silent when one of the Regions is not known, or both are the same", () => {
    const near = { region: "us-east-1" };
    expect(told(alarmActions, topology(stepPolicy(near), wakeAlarm(near)))).toEqual([]);
    expect(told(alarmActions, topology(stepPolicy(near)))).toEqual([]);
    expect(told(alarmActions, topology(stepPolicy(near), wakeAlarm({ region: unknown() })))).toEqual([]);
    expect(told(alarmActions, topology(wakeAlarm(near)))).toEqual([]);
  });

  it("is silent when they are on, and when the plan does not know", () => {
    expect(told(alarmActions, topology(wakeAlarm({ actionsEnabled: true })))).toEqual([]);
    expect(told(alarmActions, topology(wakeAlarm({ actionsEnabled: unknown(), alarmActions: unknown() })))).toEqual([]);
  });
});

describe("W10 unsuitable-alarm", () => {
  it("speaks of a composite alarm that fires a policy", () =>
    expect(told(unsuitableAlarm, topology(compositeAlarm()))).toEqual([
      "a composite alarm has a scaling policy in its alarm_actions",
    ]));

  it("speaks of anomaly detection", () =>
    expect(told(unsuitableAlarm, topology(wakeAlarm({ thresholdMetricId: "band" })))).toHaveLength(1));

  it("is silent about plain alarms, and about a composite one that sends a mail", () => {
    expect(told(unsuitableAlarm, topology())).toEqual([]);
    const mail = compositeAlarm({ alarmActions: ["arn:aws:sns:us-east-1:123456789012:mail"], references: {} });
    expect(told(unsuitableAlarm, topology(mail))).toEqual([]);
  });

  it("is silent when the plan does not know what a composite alarm fires", () =>
    expect(told(unsuitableAlarm, topology(compositeAlarm({ alarmActions: unknown(), references: {} })))).toEqual([]));
});

describe("W19 dead-policy-arn", () => {
  const dead = wakeAlarm({ alarmActions: [arnOf("old")], references: {} });

  it("speaks when the ARN is that of no policy here, and nothing else fires the one that is", () => {
    expect(found(deadPolicyArn, topology(dead))).toMatchObject([
      { severity: "error", fix: { hcl: "alarm_actions = [aws_appautoscaling_policy.wake.arn]" } },
    ]);
    expect(runRules(topology(dead), wakingRules).map(({ id }) => id)).toEqual(["W19"]);
  });

  it("warns when another alarm fires the policy", () =>
    expect(found(deadPolicyArn, topology({ ...dead, address: "second" }))).toMatchObject([{ severity: "warning" }]));

  it("is silent when the ARN is that of the policy, in whatever state it was read", () => {
    const right = wakeAlarm({ alarmActions: [arnOf("llama3-8b-wake")], references: {} });
    expect(told(deadPolicyArn, topology(right))).toEqual([]);
    expect(told(deadPolicyArn, topology(right, stepPolicy({ arn: arnOf("llama3-8b-wake") })))).toEqual([]);
  });

  it("tells all policies that nothing fires with the first of many alarms", () => {
    const policies = [stepPolicy(), stepPolicy({ address: "other", name: "other" })];
    const findings = found(deadPolicyArn, topology(...policies, dead, { ...dead, address: "second", name: "second" }));
    expect(findings.map(({ about }) => about.map(({ address }) => address))).toEqual([
      ["aws_appautoscaling_policy.wake", "other"],
      ["aws_appautoscaling_policy.wake"],
    ]);
    expect(findings).toMatchObject([{ severity: "error" }, { severity: "error" }]);
  });

  it("is silent about a policy in another Region, which is not the one that was meant", () =>
    expect(
      told(deadPolicyArn, topology({ ...dead, region: "eu-west-1" }, stepPolicy({ region: "us-east-1" }))),
    ).toEqual([]));

  it("is silent when the plan does not know the name of the policy", () =>
    expect(told(deadPolicyArn, topology(dead, stepPolicy({ resourceId: unknown() })))).toEqual([]));
});

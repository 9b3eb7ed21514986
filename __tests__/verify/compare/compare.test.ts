import type { Finding } from "../../../src/rules/finding";
import { inventoryOf, type Live, Topology } from "../../../src/topology";
import { compareWithWanted } from "../../../src/verify/compare/compare";
import { live, liveComponent } from "../../support/live";
import {
  type Change,
  component,
  endpoint,
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

const compare = (wanted: Topology, is: Topology, state: Live = live()): readonly Finding[] =>
  compareWithWanted(wanted, { topology: is, live: state });

/** What is told when the account has this instead of what was applied. */
const changed = (...changes: readonly Change[]): readonly string[] =>
  compare(topology(), topology(...changes)).map(({ id, what }) => `${id} ${what}`);

it("says nothing when all is as it was applied", () => expect(changed()).toEqual([]));

describe("D02 drift", () => {
  it("tells of every value that differs, as it is and as it was applied", () => {
    expect(changed(target({ maxCapacity: 8, minCapacity: 1 }))).toEqual([
      "D02 aws_appautoscaling_target.copies: min_capacity is 1, and 0 was applied; max_capacity is 8, and 3 was applied",
    ]);
  });

  it.each<[string, Change, string]>([
    [
      "a suspension",
      target({ suspended: { dynamicScalingIn: false, dynamicScalingOut: true, scheduledScaling: false } }),
      "dynamic_scaling_out_suspended is true, and false was applied",
    ],
    ["a target value", tracking({ targetValue: 50 }), "target_value is 50, and 5 was applied"],
    [
      "scale-in that is switched off",
      tracking({ disableScaleIn: true }),
      "disable_scale_in is true, and false was applied",
    ],
    ["a cooldown", stepPolicy({ cooldownSeconds: 0 }), "cooldown is 0, and 360 was applied"],
    [
      "steps",
      stepPolicy({ steps: [{ lowerBound: 1, upperBound: undefined, adjustment: 1 }] }),
      'step_adjustment is ["1 to inf: 1"], and ["0 to inf: 1"] was applied',
    ],
    ["a threshold", wakeAlarm({ threshold: 2 }), "threshold is 2, and 1 was applied"],
    [
      "what is done about missing data",
      wakeAlarm({ treatMissingData: undefined }),
      'treat_missing_data is "missing", and "notBreaching" was applied',
    ],
    [
      "actions that are switched off",
      wakeAlarm({ actionsEnabled: false }),
      "actions_enabled is false, and true was applied",
    ],
    [
      "a dimension",
      wakeAlarm({ dimensions: new Map([["InferenceComponentName", "other"]]) }),
      'dimensions is {"InferenceComponentName":"other"}, and {"InferenceComponentName":"llama3-8b"} was applied',
    ],
    [
      "the model",
      component({ specification: specification({ modelName: "other" }) }),
      'ModelName is "other", and "llama3-8b-instruct" was applied',
    ],
  ])("tells of %s", (_what, change, text) => {
    const told = changed(change);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(text);
  });

  it("tells of an alarm that does not fire its policy any more", () => {
    expect(changed(wakeAlarm({ alarmActions: [], references: {} }))).toEqual([
      "D02 aws_cloudwatch_metric_alarm.wake: alarm_actions is no policy, and the policy llama3-8b-wake of inference-component/llama3-8b was applied",
    ]);
  });

  it("says of an alarm nothing when it is its policy that is gone", () => {
    const told = changed(without(stepPolicy()));
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/^D01 the scaling policy llama3-8b-wake /);
  });

  it("tells of a schedule", () => {
    const wanted = topology(schedule());
    const is = topology(schedule({ state: "DISABLED", input: scheduleInput({ copyCount: 1 }) }));
    expect(compare(wanted, is).map(({ what }) => what)).toEqual([
      'aws_scheduler_schedule.sleep: state is "DISABLED", and "ENABLED" was applied; CopyCount of its input is 1, and 0 was applied',
    ]);
  });

  it("tells of a scheduled action", () => {
    const wanted = topology(scheduledAction());
    const is = topology(scheduledAction({ expression: "cron(0 3 * * ? *)" }));
    expect(compare(wanted, is).map(({ id, what }) => [id, what])).toEqual([
      ["D02", expect.stringContaining('schedule is "cron(0 3 * * ? *)", and ')],
    ]);
  });

  it("is an error on the live resource, about the one that was applied", () => {
    const [finding] = compare(
      topology(),
      topology(target({ maxCapacity: 8, address: "arn:target" }), without(target())),
    );
    expect(finding).toMatchObject({
      severity: "error",
      on: { address: "arn:target" },
      about: [{ address: "aws_appautoscaling_target.copies" }],
    });
  });
});

describe("what is no drift", () => {
  it("is the number of copies and instances, which autoscaling moves", () => {
    const state = live({ components: [liveComponent({ currentCopies: 0, desiredCopies: 0 })] });
    expect(compare(topology(), topology(component({ copyCount: unknown() })), state)).toEqual([]);
  });

  it("is a bound that a scheduled action has set, and no other", () => {
    const night = scheduledAction({ minCapacity: 0, maxCapacity: 0 });
    const morning = scheduledAction({ address: "morning", name: "morning", minCapacity: 2, maxCapacity: 3 });
    const wanted = topology(night, morning);
    const at = (minCapacity: number, maxCapacity: number) =>
      compare(wanted, topology(night, morning, target({ minCapacity, maxCapacity }))).map(({ what }) => what);
    expect(at(0, 0)).toEqual([]);
    expect(at(2, 3)).toEqual([]);
    expect(at(1, 3)).toEqual(["aws_appautoscaling_target.copies: min_capacity is 1, and 0 was applied"]);
    expect(at(0, 9)).toEqual(["aws_appautoscaling_target.copies: max_capacity is 9, and 3 was applied"]);
  });

  it("is a minimum of 0 where a schedule calls a function that puts endpoints to sleep", () => {
    const sleeper = schedule({ operation: undefined, targetArn: "arn:aws:lambda:x", input: undefined });
    const wanted = topology(sleeper, target({ minCapacity: 1 }));
    expect(compare(wanted, topology(sleeper, target({ minCapacity: 0 })))).toEqual([]);
    expect(compare(topology(target({ minCapacity: 1 })), topology(target({ minCapacity: 0 })))).toHaveLength(1);
  });

  it("is what the plan does not know, or nobody asked for", () => {
    const wanted = topology(
      target({ maxCapacity: unknown() }),
      tracking({ scaleInCooldownSeconds: undefined, targetValue: unknown() }),
      wakeAlarm({ threshold: unknown() }),
      stepPolicy({ steps: [{ lowerBound: unknown(), upperBound: undefined, adjustment: 1 }] }),
    );
    const is = topology(
      target({ maxCapacity: 8 }),
      tracking({ scaleInCooldownSeconds: 1, targetValue: 99 }),
      wakeAlarm({ threshold: 7 }),
      stepPolicy({ steps: [] }),
    );
    expect(compare(wanted, is)).toEqual([]);
  });

  it("is a default of AWS that was not written", () => {
    const wanted = topology(
      target({ suspended: undefined }),
      wakeAlarm({ actionsEnabled: undefined, treatMissingData: undefined, datapointsToAlarm: undefined }),
    );
    const is = topology(
      target({ suspended: { dynamicScalingIn: false, dynamicScalingOut: false, scheduledScaling: false } }),
      wakeAlarm({ actionsEnabled: true, treatMissingData: "missing", datapointsToAlarm: 1 }),
    );
    expect(compare(wanted, is)).toEqual([]);
  });

  it("is a time that is written in another way, or the order of steps", () => {
    const steps = [
      { lowerBound: 0, upperBound: 10, adjustment: 1 },
      { lowerBound: 10, upperBound: undefined, adjustment: 2 },
    ];
    const wanted = topology(schedule({ startDate: "2026-12-01T00:00:00Z" }), stepPolicy({ steps }));
    const is = topology(
      schedule({ startDate: "2026-12-01T00:00:00.000Z" }),
      stepPolicy({ steps: [...steps].reverse() }),
    );
    expect(compare(wanted, is)).toEqual([]);
  });

  it("is anything about endpoints that were not read", () => {
    const other = topology(endpoint({ name: "other" }), component({ endpointName: "other" }));
    expect(compare(other, topology(without(target()), tracking({ targetValue: 9 })))).toEqual([]);
  });
});

describe("D01 missing", () => {
  it.each<[string, Change, string]>([
    [
      "target",
      without(target()),
      "the scalable target inference-component/llama3-8b (sagemaker:inference-component:DesiredCopyCount) (aws_appautoscaling_target.copies) does not exist",
    ],
    [
      "policy",
      without(tracking()),
      "the scaling policy llama3-8b-tracking on inference-component/llama3-8b (sagemaker:inference-component:DesiredCopyCount) (aws_appautoscaling_policy.tracking) does not exist",
    ],
    ["alarm", without(wakeAlarm()), "the alarm llama3-8b-wake (aws_cloudwatch_metric_alarm.wake) does not exist"],
  ])("tells of a %s that is gone, with its endpoint", (_what, change, text) => {
    const [finding] = compare(topology(), topology(change));
    expect(finding).toMatchObject({ id: "D01", severity: "error", what: text });
    expect(finding?.on).toEqual({ address: "arn:aws:sagemaker:us-east-1:123456789012:endpoint/llm" });
  });

  it("tells of a schedule that is gone", () => {
    expect(compare(topology(schedule()), topology()).map(({ what }) => what)).toEqual([
      "the schedule default/llama3-8b-sleep (aws_scheduler_schedule.sleep) does not exist",
    ]);
  });

  it("is silent about a schedule that deletes itself, and where schedules may not be read", () => {
    expect(compare(topology(schedule({ actionAfterCompletion: "DELETE" })), topology())).toEqual([]);
    const hidden: Change = {
      kind: "not-looked-into",
      address: "schedules",
      scope: "aws",
      type: "scheduler:ListSchedules",
      mentions: [],
      hides: "schedules",
    };
    expect(compare(topology(schedule()), topology(hidden))).toEqual([]);
  });

  it("is silent about what belongs to a component that a schedule has deleted until the morning", () => {
    const night = schedule({
      operation: { service: "sagemaker", operation: "deleteInferenceComponent" },
      input: scheduleInput({ copyCount: undefined }),
    });
    const gone = [without(component()), without(target()), without(tracking()), without(stepPolicy())];
    expect(compare(topology(night), topology(night, ...gone), live({ components: [] }))).toEqual([]);
    expect(compare(topology(night), topology(night, ...gone)).map(({ id }) => id)).toContain("D01");
  });
});

describe("D03 unwritten", () => {
  it("warns of a policy that nobody wrote", () => {
    const [finding] = compare(topology(), topology(tracking({ address: "arn:extra", name: "by-hand" })));
    expect(finding).toMatchObject({
      id: "D03",
      severity: "warning",
      on: { address: "arn:extra" },
      what: "the scaling policy by-hand on inference-component/llama3-8b (sagemaker:inference-component:DesiredCopyCount) is not part of what was applied",
    });
  });

  it("warns of a schedule, a scheduled action, and an alarm that fires a policy", () => {
    const extra = [schedule(), scheduledAction(), wakeAlarm({ address: "arn:alarm", name: "second" })];
    expect(
      compare(topology(), topology(...extra))
        .map(({ id, on }) => [id, on.address])
        .sort(),
    ).toEqual(
      [
        ["D03", "arn:alarm"],
        ["D03", schedule().address],
        ["D03", scheduledAction().address],
      ].sort(),
    );
  });

  it("is silent about an alarm that tells people", () => {
    const mail = wakeAlarm({
      address: "mail",
      name: "mail",
      alarmActions: ["arn:aws:sns:us-east-1:1:mail"],
      references: {},
    });
    expect(changed(mail)).toEqual([]);
  });

  it("is silent where the plan shows a part only: it may be in the other one", () => {
    const limits = [{ kind: "targeted", text: "partial" }] as const;
    const applied = inventoryOf([endpoint(), component(), target(), tracking(), stepPolicy(), wakeAlarm()]);
    const extra = topology(tracking({ address: "arn:extra", name: "by-hand" }));
    expect(compare(new Topology(applied, { limits }), extra)).toEqual([]);
    expect(compare(new Topology(applied), extra).map(({ id }) => id)).toEqual(["D03"]);
  });

  it("is silent where a name in the plan is not known: it may be this one", () => {
    const wanted = topology(tracking({ name: unknown() }));
    expect(compare(wanted, topology(tracking({ name: "tracking-8f3a" })))).toEqual([]);
  });
});

import { allRules } from "../../../src/rules/all-rules";
import { runRules } from "../../../src/rules/run-rules";
import { alarmChain } from "../../../src/rules/verification/v06-alarm-chain";
import { alarmHeard } from "../../../src/rules/verification/v07-alarm-heard";
import { context, liveAlarm, liveComponent, liveEndpoint, minutesAgo } from "../../support/live";
import { told } from "../../support/told";
import {
  asyncTopology,
  backlogAlarm,
  stepPolicy,
  target,
  topology,
  tracking as trackingPolicy,
  wakeAlarm,
} from "../../support/topology";

const arn = (uuid: string) =>
  `arn:aws:autoscaling:us-east-1:123456789012:scalingPolicy:${uuid}:resource/sagemaker/inference-component/llama3-8b:policyName/llama3-8b-wake`;

describe("V06 alarm-chain", () => {
  const named = (alarmActions: readonly string[]) =>
    topology(stepPolicy({ name: "llama3-8b-wake", arn: arn("new") }), wakeAlarm({ alarmActions }));

  it("speaks when the alarm calls the policy by the ARN that it had before", () => {
    expect(told(alarmChain, named([arn("old")]), context())).toEqual([
      `alarm_actions has the ARN of a former policy llama3-8b-wake: the current policy is ${arn("new")}`,
    ]);
  });

  it("is silent when it calls it by the ARN of today, also beside an old one", () => {
    expect(told(alarmChain, named([arn("new")]), context())).toEqual([]);
    expect(told(alarmChain, named([arn("old"), arn("new")]), context())).toEqual([]);
  });

  it("is silent about a plan, in which an ARN is not known", () =>
    expect(told(alarmChain, named([arn("old")]))).toEqual([]));

  const tracking = { arn: arn("tracking"), alarmNames: ["TT-AlarmHigh-1", "TT-AlarmLow-2"] };
  const own = (name: string, change: Parameters<typeof liveAlarm>[0] = {}) =>
    liveAlarm({ name, alarmActions: [tracking.arn], ...change });

  it("speaks when an alarm of target tracking is gone", () => {
    expect(told(alarmChain, topology(), context({ trackings: [tracking], alarms: [own("TT-AlarmHigh-1")] }))).toEqual([
      "its alarm TT-AlarmLow-2 does not exist",
    ]);
  });

  it("speaks when one is switched off, or calls something else", () => {
    const alarms = [own("TT-AlarmHigh-1", { actionsEnabled: false }), own("TT-AlarmLow-2", { alarmActions: [] })];
    expect(told(alarmChain, topology(), context({ trackings: [tracking], alarms }))).toEqual([
      "the actions of its alarm TT-AlarmHigh-1 are disabled; its alarm TT-AlarmLow-2 does not call it",
    ]);
  });

  it("speaks when there are none", () => {
    expect(told(alarmChain, topology(), context({ trackings: [{ ...tracking, alarmNames: [] }] }))).toEqual([
      "it has no AlarmHigh; it has no AlarmLow",
    ]);
  });

  it("speaks when it is told with one side alone", () => {
    const one = { ...tracking, alarmNames: ["TT-AlarmHigh-1"] };
    const state = context({ trackings: [one], alarms: [own("TT-AlarmHigh-1")] });
    expect(told(alarmChain, topology(), state)).toEqual(["it has no AlarmLow"]);
    const outOnly = topology(trackingPolicy({ arn: one.arn, disableScaleIn: true }));
    expect(told(alarmChain, outOnly, state)).toEqual([]);
  });

  it("is silent about alarms that are made in another way than is known", () => {
    const other = { ...tracking, alarmNames: ["a", "b"] };
    const state = context({ trackings: [other], alarms: [own("a"), own("b")] });
    expect(told(alarmChain, topology(), state)).toEqual([]);
  });

  it("is silent when they are as Application Auto Scaling has made them", () => {
    const alarms = [own("TT-AlarmHigh-1"), own("TT-AlarmLow-2", { state: "ALARM" })];
    expect(told(alarmChain, topology(), context({ trackings: [tracking], alarms }))).toEqual([]);
  });
});

describe("V07 alarm-heard", () => {
  const NAME = String(wakeAlarm().name);
  const asleep = [liveComponent({ currentCopies: 0, desiredCopies: 0 })];
  const alarm = (change: Parameters<typeof liveAlarm>[0]) => [liveAlarm({ name: NAME, ...change })];

  it("speaks when requests have been refused for minutes, and no copy is asked for", () => {
    const alarms = alarm({ state: "ALARM", stateSince: minutesAgo(12) });
    expect(told(alarmHeard, topology(), context({ alarms, components: asleep }))).toEqual([
      "it has been in ALARM for 12 minutes, and no copy of llama3-8b is requested",
    ]);
  });

  it("is silent in INSUFFICIENT_DATA, for however long: nobody was refused", () => {
    const alarms = alarm({ state: "INSUFFICIENT_DATA", stateSince: minutesAgo(60_000) });
    expect(told(alarmHeard, topology(), context({ alarms, components: asleep }))).toEqual([]);
  });

  it("is silent while the alarm is young, and once a copy is on its way", () => {
    const young = alarm({ state: "ALARM", stateSince: minutesAgo(4) });
    expect(told(alarmHeard, topology(), context({ alarms: young, components: asleep }))).toEqual([]);
    const old = alarm({ state: "ALARM", stateSince: minutesAgo(12) });
    const waking = [liveComponent({ currentCopies: 0, desiredCopies: 1 })];
    expect(told(alarmHeard, topology(), context({ alarms: old, components: waking }))).toEqual([]);
  });

  it("speaks of a queue that nobody works on", () => {
    const alarms = [liveAlarm({ name: String(backlogAlarm().name), state: "ALARM", stateSince: minutesAgo(8) })];
    const empty = [liveEndpoint({ variants: [{ name: "main", currentInstanceCount: 0, desiredInstanceCount: 0 }] })];
    expect(told(alarmHeard, asyncTopology(), context({ alarms, endpoints: empty, components: [] }))).toEqual([
      "it has been in ALARM for 8 minutes, and no instance is requested",
    ]);
    expect(told(alarmHeard, asyncTopology(), context({ alarms, components: [] }))).toEqual([]);
  });

  it("leaves it to the rule that knows why", () => {
    const alarms = alarm({ state: "ALARM", stateSince: minutesAgo(12) });
    const suspended = target({
      suspended: { dynamicScalingIn: false, dynamicScalingOut: true, scheduledScaling: false },
    });
    const ids = runRules(topology(suspended), allRules, context({ alarms, components: asleep })).map(({ id }) => id);
    expect(ids).toContain("W15");
    expect(ids).not.toContain("V07");
  });
});

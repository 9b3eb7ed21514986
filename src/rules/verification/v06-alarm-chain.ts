import { isKnown, type LiveAlarm, type LiveTracking, type StepPolicy, type Topology } from "../../topology";
import { autoScalingGuide } from "../documents";
import { effects } from "../effect";
import { finding, type Report } from "../finding";
import { rule } from "../rule";
import { wakePolicies } from "../waking/wake-path";
import { mendAlarmChain } from "./mend-alarm-chain";

export const alarmChain = rule({
  id: "V06",
  slug: "alarm-chain",
  severity: "error",
  evidence: "verified",
  effect: effects.failsInAccount,
  title: "Every policy must have its alarms, and they must name its current ARN",
  why: "A policy that was created again has a new ARN, and CloudWatch calls the old one without an error. The alarms of target tracking can be deleted or disabled manually. The policy then no longer scales in, or out. The rules Z and W check the target, its bounds, its suspensions and the rest of the chain.",
  remedy:
    "Refer to the policy's arn in alarm_actions, and apply again. For target tracking, replace the policy: Application Auto Scaling then creates its alarms again. Do not change these alarms.",
  source: autoScalingGuide("application-auto-scaling-target-tracking"),
  *check(topology, { live }) {
    if (live === undefined) {
      return;
    }
    for (const policy of wakePolicies(topology)) {
      yield* formerArns(topology, policy);
    }
    const alarms = new Map(live.alarms.map((alarm) => [alarm.name, alarm]));
    for (const tracking of live.trackings) {
      const policy = topology.targetTrackingPolicies.find(({ arn }) => arn === tracking.arn);
      yield* brokenTracking(tracking, alarms, policy?.disableScaleIn === true ? OUT : [...OUT, ...IN]);
    }
  },
  mend: mendAlarmChain,
});

/** Alarms whose ARN names the policy by resource and name, but is no longer the ARN of the policy. */
function* formerArns(topology: Topology, policy: StepPolicy): Generator<Report> {
  const { arn, name } = policy;
  const alarms = topology.alarmsOf(policy).nodes;
  const names = (alarm: (typeof alarms)[number]): boolean =>
    isKnown(alarm.alarmActions) && isKnown(arn) && alarm.alarmActions.includes(arn);
  if (isKnown(arn) && !alarms.some(names)) {
    for (const alarm of alarms) {
      yield finding(alarm, {
        what: `alarm_actions has the ARN of a former policy ${String(name)}: the current policy is ${arn}`,
        fix: "refer to the policy's arn in alarm_actions, and apply again",
        about: [policy],
      });
    }
  }
}

/** Part of the names of the alarms that Application Auto Scaling creates for a policy. */
const OUT = ["AlarmHigh"] as const;

const IN = ["AlarmLow"] as const;

function* brokenTracking(
  { arn, alarmNames }: LiveTracking,
  alarms: ReadonlyMap<string, LiveAlarm>,
  sides: readonly string[],
): Generator<Report> {
  const absent = sides.filter((side) => !alarmNames.some((name) => name.includes(side)));
  const problems = [
    // With enough alarms, a missing name part only means that their naming has changed.
    ...(alarmNames.length < sides.length ? absent.map((side) => `it has no ${side}`) : []),
    ...alarmNames.flatMap((name) => problemOf(name, arn, alarms.get(name)) ?? []),
  ];
  if (problems.length > 0) {
    yield finding(
      { address: arn },
      {
        what: problems.join("; "),
        fix: "replace the policy (terraform apply -replace=…): Application Auto Scaling then creates its alarms again",
      },
    );
  }
}

function problemOf(name: string, policyArn: string, alarm: LiveAlarm | undefined): string | undefined {
  if (alarm === undefined) {
    return `its alarm ${name} does not exist`;
  }
  if (!alarm.actionsEnabled) {
    return `the actions of its alarm ${name} are disabled`;
  }
  return alarm.alarmActions.includes(policyArn) ? undefined : `its alarm ${name} does not call it`;
}

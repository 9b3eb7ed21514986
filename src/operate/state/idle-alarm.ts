import { waysOfSubject } from "../../behaviour/ways/ways";
import { isKnown, isTargetTracking, type Live, type LiveAlarm, type Subject, type Topology } from "../../topology";

/**
 * Why the last capacity of a component or variant is about to be removed: an alarm that scales it in to zero is in ALARM,
 * and saw no request. Above a minimum of 0, and while scaling in is suspended, nothing removes the last one.
 *
 * @param capacity what it has now
 */
export function idleAlarmOf(topology: Topology, live: Live, subject: Subject, capacity: number): string | undefined {
  const target = topology.targetsOf(subject).nodes.find(({ minCapacity }) => minCapacity === 0);
  if (target === undefined) {
    return undefined;
  }
  const { suspended } = target;
  if (isKnown(suspended) && suspended?.dynamicScalingIn === true) {
    return undefined;
  }
  const tracked = new Set(
    topology
      .trackingPoliciesOf(subject)
      .nodes.filter((policy) => isTargetTracking(policy) && policy.disableScaleIn !== true)
      .map(({ address }) => address),
  );
  // Target tracking removes in proportion: with nothing in flight, all of it, down to the minimum.
  const ofTracking = live.trackings
    .filter(({ arn }) => tracked.has(arn))
    .flatMap(({ alarmNames }) => alarmNames.filter((name) => name.includes("AlarmLow")));
  const ofSteps = waysOfSubject(topology, subject)
    .down.filter(({ by, state }) => by === "step scaling" && state === "holds")
    .flatMap(({ nodes }) => nodes.map(({ address }) => address));
  const alarm = live.alarms.find(
    ({ name, arn, state, stateReason, actionsEnabled }) =>
      state === "ALARM" &&
      actionsEnabled &&
      ((ofTracking.includes(name) && sawNothing(stateReason)) || ofSteps.includes(arn)),
  );
  return alarm === undefined || capacity === 0 ? undefined : `${alarm.name} is in ALARM${sinceText(alarm)}`;
}

const sinceText = ({ stateSince }: LiveAlarm): string =>
  stateSince === undefined ? "" : ` since ${stateSince.toISOString()}`;

/**
 * Whether all datapoints that an alarm states are 0, or none was received. CloudWatch writes them in brackets:
 * `3 out of the last 3 datapoints [0.0 (21/11/26 12:02:00), …] were less than …`.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricAlarm.html
 */
export function sawNothing(stateReason: string | undefined): boolean {
  const stated = /\[([^\]]*)\]/.exec(stateReason ?? "")?.[1];
  if (stated === undefined) {
    return /no datapoints were received/i.test(stateReason ?? "");
  }
  const values = stated.split(",").map((one) => Number.parseFloat(one));
  return values.length > 0 && values.every((value) => value === 0);
}

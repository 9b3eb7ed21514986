import { type Alarm, type AlarmState, isKnown, isTargetTracking, type MetricAlarm } from "../../topology";
import { alarmRefusal } from "../ways/alarm-refusal";
import type { EndpointSetup, UnitSetup } from "./endpoint-setup";
import type { Host } from "./host";

const STATES: readonly AlarmState[] = ["ALARM", "OK", "INSUFFICIENT_DATA"];

/** One above, one below the target. */
const ALARMS_OF_TRACKING = 2;

const STANDARD_SECONDS = 60;

/**
 * How many alarms an endpoint has: those that run its policies or watch it, and those of target tracking. CloudWatch bills
 * each metric that an alarm reads, and more for a period below a minute.
 * @see https://aws.amazon.com/cloudwatch/pricing/
 */
export function alarmCount(host: Host, units: readonly UnitSetup[]): EndpointSetup["alarmCount"] {
  const { topology, endpoint, members } = host;
  const policies = members.flatMap(({ targets }) => targets.flatMap((target) => topology.policiesOf(target).nodes));
  const alarms = new Set<Alarm>([
    ...policies.flatMap((policy) => STATES.flatMap((state) => topology.alarmsOf(policy, state).nodes)),
    ...members.flatMap(({ component }) => (component === undefined ? [] : topology.alarmsWatching(component).nodes)),
    ...(endpoint === undefined ? [] : topology.alarmsWatching(endpoint).nodes),
  ]);
  const count = { standard: 0, high: 0 };
  for (const alarm of alarms) {
    if (alarm.kind === "metric-alarm" && alarmRefusal(alarm) === undefined) {
      count[resolutionOf(alarm)] += Math.max(1, alarm.queried?.length ?? 1);
    }
  }
  // A live account has the alarms of target tracking among the others.
  const listed = new Set(
    policies
      .filter((policy) => isTargetTracking(policy) && topology.alarmsOf(policy).nodes.length > 0)
      .map(({ address }) => address),
  );
  for (const { address, periodSeconds } of units.flatMap(({ target }) => target?.tracking ?? [])) {
    if (!listed.has(address)) {
      count[periodSeconds < STANDARD_SECONDS ? "high" : "standard"] += ALARMS_OF_TRACKING;
    }
  }
  return count;
}

const resolutionOf = ({ periodSeconds }: MetricAlarm): "standard" | "high" =>
  isKnown(periodSeconds) && periodSeconds < STANDARD_SECONDS ? "high" : "standard";

import { type Alarm, type AlarmState, isKnown, type ScalingPolicy, type Topology } from "../../topology";
import type { Difference } from "./field";

const STATES = [
  ["ALARM", "alarm_actions"],
  ["OK", "ok_actions"],
  ["INSUFFICIENT_DATA", "insufficient_data_actions"],
] as const satisfies readonly (readonly [AlarmState, string])[];

/** The policies that an alarm must fire and does not. Compared by configured names, because a plan has no ARNs. */
export function actionDifferences(
  wanted: { readonly topology: Topology; readonly alarm: Alarm },
  live: { readonly topology: Topology; readonly alarm: Alarm },
): readonly Difference[] {
  const there = new Set(live.topology.scalingPolicies.flatMap((policy) => nameOf(policy) ?? []));
  return STATES.flatMap(([state, name]) => {
    const asked = firedBy(wanted, state);
    const is = firedBy(live, state);
    // A missing policy is reported by itself: its alarm can be unchanged.
    const gone = asked.filter((policy) => there.has(policy) && !is.includes(policy));
    return gone.length === 0 ? [] : [{ name, wanted: list(asked), live: list(is) }];
  });
}

const firedBy = ({ topology, alarm }: { topology: Topology; alarm: Alarm }, state: AlarmState): readonly string[] =>
  topology
    .policiesFiredBy(alarm, state)
    .nodes.flatMap((policy) => nameOf(policy) ?? [])
    .sort();

const nameOf = ({ name, resourceId }: ScalingPolicy): string | undefined =>
  isKnown(name) && isKnown(resourceId) ? `the policy ${name} of ${resourceId}` : undefined;

const list = (policies: readonly string[]): string => (policies.length === 0 ? "no policy" : policies.join(" and "));

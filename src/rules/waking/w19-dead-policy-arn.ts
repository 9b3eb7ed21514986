import { grouped } from "../../grouped";
import { type Alarm, areApart, isKnown, isWakePolicy, policyPathOf, type Topology } from "../../topology";
import { terraformAws } from "../documents";
import { effects } from "../effect";
import { arnOf, finding } from "../finding";
import { rule } from "../rule";
import { MOST_ACTIONS, type Policy, policyArns } from "./alarm-actions";

export const deadPolicyArn = rule({
  id: "W19",
  slug: "dead-policy-arn",
  severity: "warning",
  evidence: "inferred",
  effect: effects.preventsWake,
  title: "The wake alarm should refer to the policy instead of a literal ARN",
  why: "A policy that is created again has a new ARN. An alarm with the old ARN runs nothing.",
  remedy: "Set `alarm_actions = [aws_appautoscaling_policy.wake.arn]`.",
  source: terraformAws("appautoscaling_policy"),
  *check(topology) {
    const byPath = policiesByResource(topology);
    const known = new Map<string, Meant | undefined>();
    for (const alarm of topology.alarms) {
      const fired = topology.policiesFiredBy(alarm).nodes;
      for (const arn of fired.length > 0 ? [] : policyArns(alarm).slice(0, MOST_ACTIONS)) {
        const resource = resourceIn(arn);
        const place = `${resource} ${String(alarm.region)}`;
        const meant = known.has(place) ? known.get(place) : meantBy(topology, alarm, byPath.get(resource) ?? []);
        if (meant !== undefined) {
          yield finding(alarm, {
            what: `alarm_actions contains ${arn}, and this configuration has no such policy`,
            fix: `alarm_actions = [${arnOf(meant.policy)}]`,
            about: meant.dead,
            // No other alarm runs the policy that is in the source.
            ...(meant.dead.length > 0 && { severity: "error" }),
          });
        }
        // Many alarms may mean the same policies: only the first finding lists all of them.
        known.set(place, meant && { ...meant, dead: meant.dead.slice(0, 1) });
      }
    }
  },
});

interface Meant {
  readonly policy: Policy;
  /** The policies that no alarm runs. If there are any, `policy` is the first of them. */
  readonly dead: readonly Policy[];
}

/** The policy of the resource that an alarm with an old ARN should run. */
function meantBy(topology: Topology, alarm: Alarm, policies: readonly Policy[]): Meant | undefined {
  topology.work.spend(policies.length);
  const here = policies.filter((policy) => !areApart(alarm, policy));
  const dead = here.filter((policy) => topology.alarmsOf(policy).surelyNone);
  const policy = dead[0] ?? here[0];
  return policy && { policy, dead };
}

/** The resource id in the ARN of a policy. */
const resourceIn = (arn: string): string => (policyPathOf(arn) ?? "").replace(/:policyName\/.*$/, "");

const policiesByResource = (topology: Topology): ReadonlyMap<string, readonly Policy[]> =>
  grouped(topology.stepPolicies.filter(isWakePolicy), ({ resourceId }) =>
    isKnown(resourceId) ? resourceId : undefined,
  );

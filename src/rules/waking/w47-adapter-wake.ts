import { effects } from "../effect";
import { arnOf, finding } from "../finding";
import { rule } from "../rule";
import { isSleeper } from "../sleeping/sleepers";

export const adapterWake = rule({
  id: "W47",
  slug: "adapter-wake",
  severity: "note",
  evidence: "uncertain",
  effect: effects.none,
  title: "An alarm watches the name that clients of an adapter call",
  why: "Uncertain: AWS does not say whether a request that is refused for an adapter counts for the adapter or for its base. With an alarm on each, it wakes either way.",
  remedy: "An alarm on the refused requests of the adapter that fires the wake policy of its base.",
  source: "https://docs.aws.amazon.com/sagemaker/latest/dg/realtime-endpoints-adapt.html",
  *check(topology) {
    for (const adapter of topology.inferenceComponents) {
      const base = topology.baseOf(adapter).node;
      const sleeps = base !== undefined && topology.targetsOf(base).nodes.some((target) => isSleeper(topology, target));
      const policies = sleeps ? topology.wakePoliciesOf(base).nodes : [];
      const watching = topology.alarmsWatching(adapter);
      const [policy] = policies;
      // One that fires a policy, or nobody knows which of several: `wake[each.value.component].arn` in a plan.
      const fired = watching.nodes
        .map((alarm) => topology.policiesFiredBy(alarm))
        .some(({ nodes, complete }) => nodes.length > 0 || !complete);
      if (base !== undefined && policy !== undefined && watching.complete && !fired) {
        yield finding(adapter, {
          what: `no alarm on its refused requests fires ${policy.address}, which wakes ${base.address}`,
          fix: {
            hcl: `an aws_cloudwatch_metric_alarm as that of the base, with the adapter's name as InferenceComponentName and alarm_actions = [${arnOf(policy)}]`,
            typescript: "base.addAdapter(…) adds one",
          },
        });
      }
    }
  },
});

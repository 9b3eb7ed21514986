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
  title: "An alarm should watch the adapter that clients call",
  why: "Uncertain: AWS does not document whether a refused request to an adapter counts for the adapter or for its base component. With an alarm on each, the component wakes in both cases.",
  remedy: "Add an alarm on the refused requests of the adapter that runs the wake policy of its base component.",
  source: "https://docs.aws.amazon.com/sagemaker/latest/dg/realtime-endpoints-adapt.html",
  *check(topology) {
    for (const adapter of topology.inferenceComponents) {
      const base = topology.baseOf(adapter).node;
      const sleeps = base !== undefined && topology.targetsOf(base).nodes.some((target) => isSleeper(topology, target));
      const policies = sleeps ? topology.wakePoliciesOf(base).nodes : [];
      const watching = topology.alarmsWatching(adapter);
      const [policy] = policies;
      // The alarm may also run one of several policies, such as `wake[each.value.component].arn` in a plan.
      const fired = watching.nodes
        .map((alarm) => topology.policiesFiredBy(alarm))
        .some(({ nodes, complete }) => nodes.length > 0 || !complete);
      if (base !== undefined && policy !== undefined && watching.complete && !fired) {
        yield finding(adapter, {
          what: `no alarm on its refused requests runs ${policy.address}, which wakes ${base.address}`,
          fix: {
            hcl: `add an aws_cloudwatch_metric_alarm like that of the base component, with the adapter's name as InferenceComponentName and alarm_actions = [${arnOf(policy)}]`,
            typescript: "use base.addAdapter(…), which adds one",
          },
        });
      }
    }
  },
});

import { capacityOf, neverZero, policyEffectOf, type Way, waysOf } from "../../behaviour";
import { isPolicy, isTargetTracking, isUnknown, isWakePolicy } from "../../topology";
import { sagemakerGuide } from "../documents";
import { effects } from "../effect";
import { arnOf, finding } from "../finding";
import { rule } from "../rule";
import { sleepers } from "./sleepers";
import { ADD_BACKLOG_TRACKING } from "./tracking-metric";

const TRACKING_HCL =
  'add an aws_appautoscaling_policy of policy_type "TargetTrackingScaling" on SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution';

export const wayDown = rule({
  id: "Z06",
  slug: "way-down",
  severity: "error",
  evidence: "verified",
  effect: effects.preventsSleep,
  absence: "lacks a sleep policy",
  title: "A policy, a scheduled action or a schedule must scale the capacity to zero",
  why: "A step policy that adds capacity never removes it. Without a policy that scales in, the endpoint stays awake after the first wake, and you pay for it.",
  remedy:
    "Add a target tracking policy that may scale in. For an asynchronous variant, track ApproximateBacklogSizePerInstance.",
  source: sagemakerGuide("endpoint-auto-scaling-zero-instances"),
  unless: ["Z07", "Z24"],
  *check(topology) {
    for (const target of sleepers(topology)) {
      const ways = waysOf(topology, target);
      const meant = ways.down.filter(isMeantToScaleIn);
      const isOpen = ways.hidden.length > 0 || ways.down.some(isReliable);
      if (
        isOpen ||
        topology.stepPoliciesOf(target).nodes.some((policy) => isUnknown(policyEffectOf(policy).takesAway))
      ) {
        continue;
      }
      const about = topology.policiesOf(target).nodes;
      const dead = meant.filter(({ faults }) => faults.some(({ kind }) => kind === "no-alarm"));
      const [policy] = dead.flatMap(({ nodes }) => nodes);
      if (policy !== undefined) {
        const steps = meant.filter(({ by }) => by !== "target tracking");
        const others = steps.length > dead.length ? " of those that could remove its capacity" : "";
        yield finding(target, {
          what:
            steps.length === 1
              ? `only ${policy.address} removes its capacity, and no alarm runs that policy`
              : `no alarm runs ${new Intl.ListFormat("en").format(dead.map(({ nodes }) => String(nodes[0]?.address)))}${others}, and no other scale-in path works`,
          fix: `add an aws_cloudwatch_metric_alarm with alarm_actions = [${arnOf(policy)}] that fires while no request is being processed`,
          about,
        });
      } else if (meant.length === 0 && topology.trackingPoliciesOf(target).nodes.length === 0) {
        const copies = capacityOf(topology, target) === "copies";
        yield finding(target, {
          what: "no policy, scheduled action or schedule removes its capacity",
          fix: {
            hcl: copies ? TRACKING_HCL : ADD_BACKLOG_TRACKING,
            typescript: `replace the hand-written target with new ${copies ? "CopyScaling" : "VariantScaling"}(…), which adds one`,
          },
          about,
        });
      }
    }
  },
});

/** Not broken, and not by a metric that is never 0: another rule reports such a metric. */
const isReliable = ({ nodes, state }: Way): boolean =>
  state !== "broken" && !nodes.some((node) => isPolicy(node) && isTargetTracking(node) && neverZero(node));

/** A policy with steps in both directions may exist only to scale out. */
const isMeantToScaleIn = ({ by, nodes }: Way): boolean =>
  by !== "step scaling" || !nodes.some((node) => isPolicy(node) && isWakePolicy(node));

import { capacityOf, neverZero, roleOf, type Way, waysOf } from "../../behaviour";
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
  title: "Something has to take the capacity to zero",
  why: "A step policy that adds capacity never takes it away: without a policy that scales in, what was woken stays awake and costs.",
  remedy: "Target tracking that may scale in; for a queue on ApproximateBacklogSizePerInstance.",
  source: sagemakerGuide("endpoint-auto-scaling-zero-instances"),
  unless: ["Z07", "Z24"],
  *check(topology) {
    for (const target of sleepers(topology)) {
      const ways = waysOf(topology, target);
      const meant = ways.down.filter(isMeantToScaleIn);
      const isOpen = ways.hidden.length > 0 || ways.down.some(isReliable);
      if (isOpen || topology.stepPoliciesOf(target).nodes.some((policy) => isUnknown(roleOf(policy).takesAway))) {
        continue;
      }
      const about = topology.policiesOf(target).nodes;
      const dead = meant.filter(({ faults }) => faults.some(({ kind }) => kind === "no-alarm"));
      const [policy] = dead.flatMap(({ nodes }) => nodes);
      if (policy !== undefined) {
        const steps = meant.filter(({ by }) => by !== "target tracking");
        const others = steps.length > dead.length ? " of those that could take its capacity away" : "";
        yield finding(target, {
          what:
            steps.length === 1
              ? `only ${policy.address} takes its capacity away, and no alarm fires that policy`
              : `no alarm fires ${new Intl.ListFormat("en").format(dead.map(({ nodes }) => String(nodes[0]?.address)))}${others}, and no other way to zero holds`,
          fix: `add an aws_cloudwatch_metric_alarm with alarm_actions = [${arnOf(policy)}] that fires when nothing is worked on`,
          about,
        });
      } else if (meant.length === 0 && topology.trackingPoliciesOf(target).nodes.length === 0) {
        const copies = capacityOf(topology, target) === "copies";
        yield finding(target, {
          what: "no policy, scheduled action or schedule takes its capacity away",
          fix: {
            hcl: copies ? TRACKING_HCL : ADD_BACKLOG_TRACKING,
            typescript: `new ${copies ? "CopyScaling" : "VariantScaling"}(…) in place of the hand-written target adds one`,
          },
          about,
        });
      }
    }
  },
});

/** Not broken; a metric that is never 0 takes nothing to zero, as another rule says. */
const isReliable = ({ nodes, state }: Way): boolean =>
  state !== "broken" && !nodes.some((node) => isPolicy(node) && isTargetTracking(node) && neverZero(node));

/** A policy with steps both ways may be there to scale out alone. */
const isMeantToScaleIn = ({ by, nodes }: Way): boolean =>
  by !== "step scaling" || !nodes.some((node) => isPolicy(node) && isWakePolicy(node));

import { capacityOf, neverZero, roleOf, type Way, type Ways, waysOf } from "../../behaviour";
import { isKnown, isPolicy, isTargetTracking, isUnknown, isWakePolicy } from "../../topology";
import { autoScalingApi, autoScalingGuide, sagemakerGuide } from "../documents";
import { arnOf, finding } from "../finding";
import { rule } from "../rule";
import { sleepers } from "./sleepers";

const TRACKING_HCL =
  'add an aws_appautoscaling_policy of policy_type "TargetTrackingScaling" on SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution';
const BACKLOG_HCL =
  'add an aws_appautoscaling_policy of policy_type "TargetTrackingScaling" on ApproximateBacklogSizePerInstance with the dimension EndpointName';

export const wayDown = rule({
  id: "Z06",
  slug: "way-down",
  severity: "error",
  evidence: "verified",
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
            hcl: copies ? TRACKING_HCL : BACKLOG_HCL,
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

const isDisabled = ({ faults }: Way): boolean => faults.some(({ kind }) => kind === "scale-in-disabled");

export const scaleInDisabled = rule({
  id: "Z07",
  slug: "scale-in-disabled",
  severity: "error",
  evidence: "verified",
  title: "Target tracking may scale in where nothing else does",
  why: "Scale-in by target tracking is then the only way to zero, and it is switched off.",
  remedy: "disable_scale_in = false, or leave it out.",
  source: autoScalingApi("TargetTrackingScalingPolicyConfiguration"),
  *check(topology) {
    for (const target of sleepers(topology)) {
      const { down, hidden } = waysOf(topology, target);
      if (hidden.length > 0 || !down.every(isDisabled)) {
        continue;
      }
      for (const policy of topology.trackingPoliciesOf(target)) {
        yield finding(policy, {
          what: "disable_scale_in is true, and nothing else takes capacity away",
          fix: {
            hcl: "disable_scale_in = false",
            typescript: "leave `disableScaleIn` out; `idleTimeout` says when the capacity goes",
          },
          about: [target],
        });
      }
    }
  },
});

export const scalingSuspended = rule({
  id: "Z08",
  slug: "scale-in-suspended",
  severity: "error",
  evidence: "verified",
  title: "Scaling in may not be suspended",
  why: "Application Auto Scaling records what it would do and leaves the capacity where it is.",
  remedy: "No suspended_state, or false in it.",
  source: autoScalingGuide("application-auto-scaling-suspend-resume-scaling"),
  *check(topology) {
    for (const target of sleepers(topology)) {
      const { suspended } = target;
      const ways = waysOf(topology, target);
      if (!isKnown(suspended) || ways.hidden.length > 0 || !isHeldBySuspension(ways)) {
        continue;
      }
      if (suspended.dynamicScalingIn === true) {
        yield finding(target, {
          what: "dynamic_scaling_in_suspended is true: its policies never take capacity away",
          fix: "dynamic_scaling_in_suspended = false in suspended_state",
        });
      } else if (suspended.scheduledScaling === true) {
        yield finding(target, {
          what: "scheduled_scaling_suspended is true, and scheduled actions are all that takes capacity away",
          fix: "scheduled_scaling_suspended = false in suspended_state",
        });
      }
    }
  },
});

/** No way is left, and one of them would be without the suspension. */
const isHeldBySuspension = ({ down }: Ways): boolean =>
  down.every(({ state }) => state === "broken") &&
  down.some(({ faults }) => faults.every(({ kind }) => kind === "suspended" || kind === "unknown"));

export const asyncWithoutPolicy = rule({
  id: "Z24",
  slug: "async-without-policy",
  severity: "error",
  evidence: "inferred",
  title: "An asynchronous variant needs a policy to leave its first instances",
  why: "A registered target alone changes nothing: the variant stays at the instances that it started with.",
  remedy: "Target tracking on ApproximateBacklogSizePerInstance with the dimension EndpointName.",
  source: sagemakerGuide("async-inference-autoscale"),
  *check(topology) {
    for (const target of sleepers(topology)) {
      const isAsync = capacityOf(topology, target) !== "copies";
      if (isAsync && topology.policiesOf(target).surelyNone && topology.scheduledActionsOf(target).surelyNone) {
        yield finding(target, {
          what: "min_capacity is 0, and the target has no scaling policy",
          fix: { hcl: BACKLOG_HCL, typescript: "new AsyncEndpoint(…) or new VariantScaling(…) add one" },
        });
      }
    }
  },
});

import { isKnown } from "../../topology";
import { autoScalingApi, autoScalingGuide, sagemakerGuide } from "../documents";
import { arnOf, finding } from "../finding";
import { rule } from "../rule";
import { capacityOf, sleepers } from "./sleepers";
import { hasOwnWay, neverZero, type WaysDown, waysDown } from "./ways-down";

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
      const ways = waysDown(topology, target);
      const { tracking, steps, deadSteps, actions, schedules } = ways;
      const reliable = tracking.some((policy) => !neverZero(policy));
      if (!ways.complete || reliable || steps.length + actions.length + schedules.length > 0) {
        continue;
      }
      const [dead] = deadSteps;
      if (dead !== undefined) {
        yield finding(target, {
          what: `only ${dead.address} takes its capacity away, and no alarm fires that policy`,
          fix: `add an aws_cloudwatch_metric_alarm with alarm_actions = [${arnOf(dead)}] that fires when nothing is worked on`,
          about: ways.policies,
        });
      } else if (tracking.length === 0) {
        const copies = capacityOf(topology, target) === "copies";
        yield finding(target, {
          what: "no policy, scheduled action or schedule takes its capacity away",
          fix: {
            hcl: copies ? TRACKING_HCL : BACKLOG_HCL,
            typescript: `new ${copies ? "CopyScaling" : "VariantScaling"}(…) in place of the hand-written target adds one`,
          },
          about: ways.policies,
        });
      }
    }
  },
});

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
      const ways = waysDown(topology, target);
      if (!ways.complete || ways.tracking.length > 0 || hasOwnWay(ways)) {
        continue;
      }
      for (const policy of ways.trackingOut) {
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
      const ways = waysDown(topology, target);
      if (!isKnown(suspended) || !ways.complete || ways.schedules.length > 0) {
        continue;
      }
      if (suspended.dynamicScalingIn === true && ways.actions.length === 0) {
        yield finding(target, {
          what: "dynamic_scaling_in_suspended is true: its policies never take capacity away",
          fix: "dynamic_scaling_in_suspended = false in suspended_state",
        });
      } else if (suspended.scheduledScaling === true && ways.actions.length > 0 && !hasPolicy(ways)) {
        yield finding(target, {
          what: "scheduled_scaling_suspended is true, and scheduled actions are all that takes capacity away",
          fix: "scheduled_scaling_suspended = false in suspended_state",
        });
      }
    }
  },
});

const hasPolicy = ({ tracking, steps }: WaysDown): boolean => tracking.length + steps.length > 0;

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

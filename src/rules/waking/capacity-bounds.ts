import { capacityOf } from "../../behaviour";
import { isKnown, isUnknown, type ScalableTarget, type ScheduledAction, type Topology } from "../../topology";
import { autoScalingApi } from "../documents";
import { finding } from "../finding";
import { rule } from "../rule";
import { isSleeper } from "../sleeping/sleepers";

export const maximumCapacity = rule({
  id: "W14",
  slug: "maximum-capacity",
  severity: "error",
  evidence: "verified",
  title: "The maximum is at least 1, and not below the minimum",
  why: "A maximum of 0 pins the capacity at zero: no policy can wake it. One below the minimum is refused.",
  remedy: "max_capacity of at least 1, and of at least min_capacity.",
  source: autoScalingApi("RegisterScalableTarget"),
  *check(topology) {
    for (const target of topology.scalableTargets) {
      const { minCapacity: min, maxCapacity: max } = target;
      const property = capacityOf(topology, target) === "instances" ? "maxInstanceCount" : "maxCopies";
      if (isKnown(min) && isKnown(max) && max < min) {
        yield finding(target, {
          what: `max_capacity is ${max}, and min_capacity ${min}`,
          fix: { hcl: `max_capacity of at least ${min}`, typescript: `\`${property}\` of at least ${min}` },
        });
      } else if (max === 0 && !mayRaiseMaximum(topology, target)) {
        yield finding(target, {
          what: "max_capacity is 0",
          fix: { hcl: "max_capacity of at least 1", typescript: `\`${property}\` of at least 1` },
        });
      }
    }
  },
});

function mayRaiseMaximum(topology: Topology, target: ScalableTarget): boolean {
  const actions = topology.scheduledActionsOf(target);
  return !actions.complete || actions.nodes.some(raisesMaximum);
}

export const raisesMaximum = ({ maxCapacity }: ScheduledAction): boolean =>
  isUnknown(maxCapacity) || (maxCapacity !== undefined && maxCapacity > 0);

export const scaleOutSuspended = rule({
  id: "W15",
  slug: "scale-out-suspended",
  severity: "error",
  evidence: "verified",
  title: "Scaling out is not suspended",
  why: "The alarm fires and the policy is called, and Application Auto Scaling does nothing: what sleeps stays asleep.",
  remedy: "dynamic_scaling_out_suspended = false, or no suspended_state.",
  source: autoScalingApi("SuspendedState"),
  *check(topology) {
    for (const target of topology.scalableTargets) {
      const suspended = isKnown(target.suspended) ? target.suspended.dynamicScalingOut : undefined;
      if (suspended === true && isSleeper(topology, target)) {
        yield finding(target, {
          what: "dynamic_scaling_out_suspended is true",
          fix: "dynamic_scaling_out_suspended = false, or no suspended_state at all",
        });
      }
    }
  },
});

import { capacityOf } from "../../behaviour";
import { isKnown, type ScalableTarget, type Topology } from "../../topology";
import { autoScalingApi } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { targetOn, wantedTarget } from "../mender";
import { rule } from "../rule";
import { raisesMaximum } from "./capacity-bounds";

export const maximumCapacity = rule({
  id: "W14",
  slug: "maximum-capacity",
  severity: "error",
  evidence: "verified",
  effect: effects.preventsWake,
  title: "The maximum capacity must be at least 1, and not below the minimum",
  why: "With a maximum of 0, the capacity stays at zero, and no policy can wake the endpoint. Application Auto Scaling refuses a maximum below the minimum.",
  remedy: "Set `max_capacity` to at least 1, and to at least `min_capacity`.",
  source: autoScalingApi("RegisterScalableTarget"),
  *check(topology) {
    for (const target of topology.scalableTargets) {
      const { minCapacity: min, maxCapacity: max } = target;
      const property = capacityOf(topology, target) === "instances" ? "maxInstanceCount" : "maxCopies";
      if (isKnown(min) && isKnown(max) && max < min) {
        yield finding(target, {
          what: `max_capacity is ${max}, and min_capacity is ${min}`,
          fix: { hcl: `set max_capacity to at least ${min}`, typescript: `set \`${property}\` to at least ${min}` },
          effect: effects.refusedTarget,
        });
      } else if (max === 0 && !mayRaiseMaximum(topology, target)) {
        yield finding(target, {
          what: "max_capacity is 0",
          fix: { hcl: "set max_capacity to at least 1", typescript: `set \`${property}\` to at least 1` },
        });
      }
    }
  },
  mend(reported, account) {
    const target = targetOn(reported, account);
    const asked = target && wantedTarget(target, account)?.maxCapacity;
    return target !== undefined && isKnown(asked) && isKnown(target.maxCapacity) && asked > target.maxCapacity
      ? account.changeTarget(target, { maxCapacity: asked })
      : undefined;
  },
});

function mayRaiseMaximum(topology: Topology, target: ScalableTarget): boolean {
  const actions = topology.scheduledActionsOf(target);
  return !actions.complete || actions.nodes.some(raisesMaximum);
}

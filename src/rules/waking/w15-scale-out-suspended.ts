import { isKnown } from "../../topology";
import { autoScalingApi } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { targetOn } from "../mender";
import { rule } from "../rule";
import { isSleeper } from "../sleeping/sleepers";

export const scaleOutSuspended = rule({
  id: "W15",
  slug: "scale-out-suspended",
  severity: "error",
  evidence: "verified",
  effect: effects.preventsWake,
  title: "Scaling out must not be suspended",
  why: "The alarm fires and calls the policy, but Application Auto Scaling does not change the capacity. The endpoint stays asleep.",
  remedy: "Set `dynamic_scaling_out_suspended = false`, or remove `suspended_state`.",
  source: autoScalingApi("SuspendedState"),
  *check(topology) {
    for (const target of topology.scalableTargets) {
      const suspended = isKnown(target.suspended) ? target.suspended.dynamicScalingOut : undefined;
      if (suspended === true && isSleeper(topology, target)) {
        yield finding(target, {
          what: "dynamic_scaling_out_suspended is true",
          fix: "dynamic_scaling_out_suspended = false, or remove suspended_state",
        });
      }
    }
  },
  mend(reported, account) {
    const target = targetOn(reported, account);
    return target && account.changeTarget(target, { suspended: { dynamicScalingOut: false } });
  },
});

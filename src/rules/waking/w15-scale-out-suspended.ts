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
  mend(told, account) {
    const target = targetOn(told, account);
    return target && account.changeTarget(target, { suspended: { dynamicScalingOut: false } });
  },
});

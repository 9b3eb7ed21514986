import { type Ways, waysOf } from "../../behaviour";
import { isKnown } from "../../topology";
import { autoScalingGuide } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { targetOn } from "../mender";
import { rule } from "../rule";
import { sleepers } from "./sleepers";

export const scalingSuspended = rule({
  id: "Z08",
  slug: "scale-in-suspended",
  severity: "error",
  evidence: "verified",
  effect: effects.preventsSleep,
  title: "Scaling in must not be suspended",
  why: "Application Auto Scaling records what it would do, but does not change the capacity.",
  remedy: "Remove `suspended_state`, or set its arguments to `false`.",
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
          what: "dynamic_scaling_in_suspended is true: its policies never remove capacity",
          fix: "set dynamic_scaling_in_suspended = false in suspended_state",
        });
      } else if (suspended.scheduledScaling === true) {
        yield finding(target, {
          what: "scheduled_scaling_suspended is true, and only scheduled actions remove capacity",
          fix: "set scheduled_scaling_suspended = false in suspended_state",
        });
      }
    }
  },
  mend(reported, account) {
    const target = targetOn(reported, account);
    const is = isKnown(target?.suspended) ? target.suspended : undefined;
    return (
      target &&
      account.changeTarget(target, {
        suspended: is?.dynamicScalingIn === true ? { dynamicScalingIn: false } : { scheduledScaling: false },
      })
    );
  },
});

/** Whether all scale-in paths are broken, and at least one of them only by the suspension. */
const isHeldBySuspension = ({ down }: Ways): boolean =>
  down.every(({ state }) => state === "broken") &&
  down.some(({ faults }) => faults.every(({ kind }) => kind === "suspended" || kind === "unknown"));

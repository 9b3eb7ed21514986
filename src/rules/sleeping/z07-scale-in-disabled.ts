import { type Way, waysOf } from "../../behaviour";
import { autoScalingApi } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";
import { sleepers } from "./sleepers";

const isDisabled = ({ faults }: Way): boolean => faults.some(({ kind }) => kind === "scale-in-disabled");

export const scaleInDisabled = rule({
  id: "Z07",
  slug: "scale-in-disabled",
  severity: "error",
  evidence: "verified",
  effect: effects.preventsSleep,
  title: "Target tracking must be allowed to scale in if nothing else does",
  why: "Scale-in by target tracking is the only path to zero, and it is disabled. The endpoint stays awake.",
  remedy: "Set `disable_scale_in = false`, or remove it.",
  source: autoScalingApi("TargetTrackingScalingPolicyConfiguration"),
  *check(topology) {
    for (const target of sleepers(topology)) {
      const { down, hidden } = waysOf(topology, target);
      if (hidden.length > 0 || !down.every(isDisabled)) {
        continue;
      }
      for (const policy of topology.trackingPoliciesOf(target)) {
        yield finding(policy, {
          what: "disable_scale_in is true, and nothing else removes capacity",
          fix: {
            hcl: "disable_scale_in = false",
            typescript: "remove `disableScaleIn`; `idleTimeout` sets when the capacity is removed",
          },
          about: [target],
        });
      }
    }
  },
});

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

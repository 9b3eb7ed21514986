import { isKnown } from "../../topology";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";
import { copyCountOf, isMoved, REGISTER, scaledBySchedules } from "./copies";

export const zeroAboveMinimum = rule({
  id: "S11",
  slug: "zero-above-minimum",
  severity: "error",
  evidence: "inferred",
  effect: effects.holdsCapacity,
  title: "A schedule must not set copies below the minimum of the scalable target",
  why: "Application Auto Scaling enforces the minimum. Its next scaling action restores the copies, and the component does not sleep.",
  remedy: "Set min_capacity = 0 on the scalable target of the component.",
  source: REGISTER,
  *check(topology) {
    for (const [schedule, target] of scaledBySchedules(topology)) {
      const copies = copyCountOf(schedule);
      const { minCapacity } = target;
      if (copies === 0 && isKnown(minCapacity) && minCapacity > 0 && !isMoved(topology, target, "minCapacity")) {
        yield finding(schedule, {
          what: `it sets 0 copies, and min_capacity of ${target.address} is ${minCapacity}`,
          fix: { hcl: `min_capacity = 0 in ${target.address}`, typescript: "remove `minCopies`" },
          about: [target],
        });
      }
    }
  },
});

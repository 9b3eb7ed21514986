import { isKnown } from "../../topology";
import { effects } from "../effect";
import { finding } from "../finding";
import { plural } from "../plural";
import { rule } from "../rule";
import { copyCountOf, isMoved, REGISTER, scaledBySchedules } from "./copies";

export const copiesAboveMaximum = rule({
  id: "S12",
  slug: "copies-above-maximum",
  severity: "error",
  evidence: "inferred",
  effect: effects.breaksWays,
  title: "A schedule must not set copies above the maximum of the scalable target",
  why: "Application Auto Scaling enforces the maximum. It removes the copies above it.",
  remedy: "Set CopyCount to at most max_capacity, or raise max_capacity.",
  source: REGISTER,
  *check(topology) {
    for (const [schedule, target] of scaledBySchedules(topology)) {
      const copies = copyCountOf(schedule);
      const { maxCapacity } = target;
      const above = isKnown(copies) && isKnown(maxCapacity) && copies > maxCapacity;
      if (above && !isMoved(topology, target, "maxCapacity")) {
        yield finding(schedule, {
          what: `it sets ${plural(copies, "copy", "copies")}, and max_capacity of ${target.address} is ${maxCapacity}`,
          fix: {
            hcl: `CopyCount of at most ${maxCapacity}, or max_capacity = ${copies}`,
            typescript: "a higher `maxCopies`",
          },
          about: [target],
        });
      }
    }
  },
});

import { isKnown } from "../../topology";
import { sagemakerGuide } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";
import { copyCountOf, isMoved, scaledBySchedules } from "./copies";

export const wakeThatStays = rule({
  id: "S13",
  slug: "wake-that-stays",
  severity: "warning",
  evidence: "inferred",
  effect: effects.none,
  title: "Copies that a schedule wakes should stay until the first request",
  why: "With a minimum of 0, target tracking removes the copies after about 15 minutes without requests. A user who comes later still waits for a cold start.",
  remedy:
    "Replace the schedules with scheduled actions that raise min_capacity in the morning and lower it in the evening.",
  source: sagemakerGuide("endpoint-auto-scaling-zero-instances"),
  *check(topology) {
    for (const [schedule, target] of scaledBySchedules(topology)) {
      const copies = copyCountOf(schedule);
      const scalesIn = topology.trackingPoliciesOf(target).nodes.some(mayScaleIn);
      const wakes = isKnown(copies) && copies > 0 && target.minCapacity === 0;
      if (wakes && scalesIn && !isMoved(topology, target, "minCapacity")) {
        yield finding(schedule, {
          what: `it wakes ${copies} ${copies === 1 ? "copy" : "copies"}, and min_capacity of ${target.address} is 0`,
          fix: {
            hcl: `an aws_appautoscaling_scheduled_action that sets min_capacity = ${copies} in the morning and 0 in the evening, instead of the schedules`,
          },
          about: [target],
        });
      }
    }
  },
});

const mayScaleIn = ({ disableScaleIn }: { readonly disableScaleIn?: unknown }): boolean =>
  disableScaleIn === undefined || disableScaleIn === false;

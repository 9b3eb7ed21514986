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
  title: "Copies that a schedule wakes stay until somebody calls",
  why: "With a minimum of 0 target tracking takes them away again after about 15 minutes without requests: who comes later waits for a cold start all the same.",
  remedy:
    "Scheduled actions that raise min_capacity in the morning and lower it in the evening, in place of the schedules.",
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
            hcl: `an aws_appautoscaling_scheduled_action that sets min_capacity = ${copies} in the morning and 0 in the evening, in place of the schedules`,
          },
          about: [target],
        });
      }
    }
  },
});

const mayScaleIn = ({ disableScaleIn }: { readonly disableScaleIn?: unknown }): boolean =>
  disableScaleIn === undefined || disableScaleIn === false;

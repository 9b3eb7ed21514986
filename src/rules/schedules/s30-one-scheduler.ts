import { autoScalingGuide } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";
import { isDisabled } from "./effect";

export const oneScheduler = rule({
  id: "S30",
  slug: "one-scheduler",
  severity: "warning",
  evidence: "inferred",
  effect: effects.none,
  title: "Only one kind of schedule should change the copies of a component",
  why: "Schedules set the number of copies, scheduled actions set its bounds, and policies scale within the bounds. The last write wins, so the number of copies at night is not predictable.",
  remedy: "Keep the scheduled actions, and remove the schedules of EventBridge Scheduler.",
  source: autoScalingGuide("application-auto-scaling-scheduled-scaling"),
  *check(topology) {
    for (const component of topology.inferenceComponents) {
      const schedules = topology.schedulesOf(component).nodes.filter((schedule) => !isDisabled(schedule));
      const actions = schedules.length === 0 ? [] : topology.scheduledActionsOf(component).nodes;
      if (schedules.length > 0 && actions.length > 0) {
        yield finding(component, {
          what: `${schedules[0]?.address} and ${actions[0]?.address} both move its copies`,
          fix: "keep the scheduled actions, and remove the schedules of EventBridge Scheduler",
        });
      }
    }
  },
});

import { waysOf } from "../../behaviour";
import { sagemakerGuide } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";
import { hoursOfWaking, isWokenBySchedule, SAID_OF_WAKE_ALARMS, sleepingTargets } from "./wake-path";

export const wakePolicy = rule({
  id: "W01",
  slug: "wake-policy",
  severity: "error",
  evidence: "verified",
  effect: effects.preventsWake,
  absence: "lacks a wake policy",
  title: "An inference component that can scale to zero must have a step policy that adds the first copy",
  why: "Target tracking multiplies the current number of copies. From zero copies it stays at zero, and the component never wakes.",
  remedy:
    'Add a step policy with `adjustment_type = "ExactCapacity"` and one step with `metric_interval_lower_bound = "0"` and `scaling_adjustment = 1`. Add an alarm on NoCapacityInvocationFailures that runs it.',
  source: sagemakerGuide("endpoint-auto-scaling-policy"),
  unless: [...SAID_OF_WAKE_ALARMS, "W14", "W15", "W50", "W52"],
  *check(topology) {
    for (const target of sleepingTargets(topology, "copies")) {
      const none = topology.wakePoliciesOf(target).surelyNone;
      const onRequests = waysOf(topology, target).up.filter(({ when }) => when.kind !== "hours");
      const areBroken = onRequests.length > 0 && onRequests.every(({ state }) => state === "broken");
      if ((none || areBroken) && !isWokenBySchedule(topology, target)) {
        const [hours] = hoursOfWaking(topology, target);
        const [dead] = onRequests.flatMap(({ faults }) => faults.map(({ what }) => what));
        yield finding(target, {
          what: `its copies can go to 0, and no step policy adds the first one${dead === undefined ? "" : `: ${dead}`}${hours === undefined ? "" : `; only the schedule ${hours} wakes it`}`,
          fix: {
            hcl: 'add an aws_appautoscaling_policy of policy_type "StepScaling" with adjustment_type = "ExactCapacity" and step_adjustment { metric_interval_lower_bound = "0", scaling_adjustment = 1 }, and an alarm on NoCapacityInvocationFailures that runs it',
            typescript:
              "use endpoint.addInferenceComponent(…), which adds both, or new CopyScaling(…) for a component that is defined elsewhere",
          },
          about: onRequests.flatMap(({ nodes }) => nodes.filter((node) => node !== target)),
        });
      }
    }
  },
});

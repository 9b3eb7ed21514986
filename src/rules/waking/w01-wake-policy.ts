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
  title: "A component that can be at zero copies has a step policy that brings the first one back",
  why: "Target tracking multiplies the copies there are: from zero it stays at zero, and the component never wakes.",
  remedy:
    'A step policy with adjustment_type = "ExactCapacity" and one step from "0" to 1 copy, and an alarm on NoCapacityInvocationFailures that fires it.',
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
          what: `its copies can go to 0, and no step policy adds one${dead === undefined ? "" : ` then: ${dead}`}${hours === undefined ? "" : `: no request wakes it, only the schedule ${hours}`}`,
          fix: {
            hcl: 'add an aws_appautoscaling_policy of policy_type "StepScaling" with adjustment_type = "ExactCapacity" and step_adjustment { metric_interval_lower_bound = "0", scaling_adjustment = 1 }, and an alarm on NoCapacityInvocationFailures that fires it',
            typescript:
              "endpoint.addInferenceComponent(…) adds one; new CopyScaling(…) does for a component from elsewhere",
          },
          about: onRequests.flatMap(({ nodes }) => nodes.filter((node) => node !== target)),
        });
      }
    }
  },
});

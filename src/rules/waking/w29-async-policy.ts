import { waysOf } from "../../behaviour";
import { sagemakerGuide } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";
import { hoursOfWaking, isWokenBySchedule, SAID_OF_WAKE_ALARMS, sleepingTargets } from "./wake-path";

export const asyncPolicy = rule({
  id: "W29",
  slug: "async-policy",
  severity: "error",
  evidence: "verified",
  effect: effects.preventsWake,
  absence: "lacks a wake policy",
  title: "An asynchronous endpoint that can scale to zero must have a policy that adds an instance",
  why: "Without a tracking policy or a step policy that adds instances, queued requests wait until they expire.",
  remedy:
    "Add a step policy that an alarm on HasBacklogWithoutCapacity runs, and target tracking on ApproximateBacklogSizePerInstance.",
  source: sagemakerGuide("async-inference-autoscale"),
  unless: [...SAID_OF_WAKE_ALARMS, "W14", "W15", "W50", "W52", "Z24"],
  *check(topology) {
    for (const target of sleepingTargets(topology, "instances")) {
      const { up } = waysOf(topology, target);
      const onRequests = up.filter(({ when }) => when.kind !== "hours");
      // Other rules report the fault of a wake alarm or a wake step.
      if (onRequests.every(({ state }) => state === "broken") && !isWokenBySchedule(topology, target)) {
        const [hours] = hoursOfWaking(topology, target);
        const dead = onRequests.flatMap(({ faults }) => faults.map(({ what }) => what));
        yield finding(target, {
          what: `it can be at 0 instances, and no policy adds one${dead[0] === undefined ? "" : `: ${dead[0]}`}${hours === undefined ? "" : `; only the schedule ${hours} wakes it`}`,
          fix: {
            hcl: "add a step policy that an alarm on HasBacklogWithoutCapacity runs, and target tracking on ApproximateBacklogSizePerInstance",
            typescript:
              "use new AsyncEndpoint(…), which adds both, or new VariantScaling(…) for a variant that is defined elsewhere",
          },
          about: onRequests.flatMap(({ nodes }) => nodes.filter((node) => node !== target)),
        });
      }
    }
  },
});

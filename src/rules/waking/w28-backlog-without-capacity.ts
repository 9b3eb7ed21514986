import { waysOf } from "../../behaviour";
import { smallest } from "../../largest";
import { sagemakerGuide } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";
import { sleepingTargets } from "./wake-path";

export const backlogWithoutCapacity = rule({
  id: "W28",
  slug: "backlog-without-capacity",
  severity: "warning",
  evidence: "verified",
  effect: effects.none,
  absence: "lacks a wake policy",
  title: "A single request should wake an asynchronous endpoint",
  why: "Without a policy on HasBacklogWithoutCapacity, the endpoint wakes only when more requests wait than the target value of target tracking. A few requests may wait until they expire.",
  remedy: "Add a step policy that adds one instance, and an alarm on HasBacklogWithoutCapacity that runs it.",
  source: sagemakerGuide("async-inference-autoscale"),
  unless: ["W02", "W13", "W16"],
  *check(topology) {
    for (const target of sleepingTargets(topology, "instances")) {
      const { up, hidden } = waysOf(topology, target);
      const onRequests = up.filter(({ by }) => by === "step scaling" || by === "target tracking");
      const open = onRequests.filter(({ state }) => state !== "broken");
      const waiting = open.flatMap(({ when }) => (when.kind === "waiting" ? [when.above] : []));
      const least = smallest(waiting);
      // Another rule reports the fault of a step policy that should wake it on a single request.
      const isMeant = onRequests.some(({ by, state }) => by === "step scaling" && state === "broken");
      if (hidden.length === 0 && !isMeant && waiting.length > 0 && waiting.length === open.length) {
        yield finding(target, {
          what: `it can be at 0 instances, and wakes only when more than ${least} ${least === 1 ? "request waits" : "requests wait"}: 1${least === 1 ? "" : ` to ${least}`} may wait until ${least === 1 ? "it expires" : "they expire"}`,
          fix: {
            hcl: 'add a step policy with scaling_adjustment = 1, and an aws_cloudwatch_metric_alarm that runs it: HasBacklogWithoutCapacity, dimensions = { EndpointName = … }, statistic = "Average", period = 60, evaluation_periods = 2, threshold = 1',
            typescript: "wake: BacklogWake.standard()",
          },
          about: topology.wakePoliciesOf(target).nodes,
        });
      }
    }
  },
});

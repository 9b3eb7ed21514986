import type { ScalableTarget, Topology } from "../../topology";
import { autoScalingGuide } from "../documents";
import { effects } from "../effect";
import { arnOf, finding } from "../finding";
import { rule } from "../rule";
import { wakePolicies } from "./wake-path";

export const wakeAlarm = rule({
  id: "W02",
  slug: "wake-alarm",
  severity: "error",
  evidence: "verified",
  effect: effects.preventsWake,
  absence: "lacks an alarm",
  breaksOneWay: ["up"],
  title: "An alarm must run the wake policy",
  why: "Application Auto Scaling creates alarms for target tracking only. A step policy that no alarm names never runs.",
  remedy: "Add an aws_cloudwatch_metric_alarm with `alarm_actions = [aws_appautoscaling_policy.wake.arn]`.",
  source: autoScalingGuide("step-scaling-policy-overview"),
  unless: ["W03", "W16", "W19"],
  *check(topology) {
    for (const policy of wakePolicies(topology)) {
      if (topology.alarmsOf(policy).surelyNone) {
        const target = topology.targetOf(policy).node;
        yield finding(policy, {
          what: "no alarm has this policy in its alarm_actions",
          fix: {
            hcl: `add an aws_cloudwatch_metric_alarm on ${metricFor(topology, target)} with alarm_actions = [${arnOf(policy)}]`,
            typescript: "use new CopyScaling(…) or new VariantScaling(…), which add the alarm with the policy",
          },
        });
      }
    }
  },
});

function metricFor(topology: Topology, target: ScalableTarget | undefined): string {
  const subject = target === undefined ? undefined : topology.subjectOf(target).node;
  return subject?.kind === "variant"
    ? "HasBacklogWithoutCapacity with the dimension EndpointName"
    : "NoCapacityInvocationFailures with the dimension InferenceComponentName";
}

import { type Alarm, isKnown } from "../../topology";
import { cloudWatchApi } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";
import { policyArns } from "./alarm-actions";

export const unsuitableAlarm = rule({
  id: "W10",
  slug: "unsuitable-alarm",
  severity: "error",
  evidence: "verified",
  effect: effects.preventsWake,
  title: "The alarm that runs a scaling policy must be a plain metric alarm",
  why: "Composite alarms and anomaly detection alarms cannot run scaling policies. The endpoint never wakes.",
  remedy: "Run the policy from an aws_cloudwatch_metric_alarm with a threshold.",
  source: cloudWatchApi("PutCompositeAlarm"),
  *check(topology) {
    for (const alarm of topology.alarms) {
      const policies = topology.policiesFiredBy(alarm).nodes;
      const kind = unsuitableKind(alarm);
      if (kind !== undefined && (policies.length > 0 || policyArns(alarm).length > 0)) {
        yield finding(alarm, {
          what: `${kind} has a scaling policy in its alarm_actions`,
          fix: "run the policy from an aws_cloudwatch_metric_alarm with a threshold",
          about: policies,
        });
      }
    }
  },
});

function unsuitableKind(alarm: Alarm): string | undefined {
  if (alarm.kind === "composite-alarm") {
    return "a composite alarm";
  }
  return isKnown(alarm.thresholdMetricId) ? "an anomaly detection alarm" : undefined;
}

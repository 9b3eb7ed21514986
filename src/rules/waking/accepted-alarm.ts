import { alarmRefusal } from "../../behaviour";
import { cloudWatchApi } from "../documents";
import { finding } from "../finding";
import { rule } from "../rule";
import { ALARM_STATES } from "./wake-path";

export const acceptedAlarm = rule({
  id: "W54",
  slug: "accepted-alarm",
  severity: "error",
  evidence: "verified",
  title: "An alarm that runs a scaling policy must be valid for CloudWatch",
  why: "CloudWatch rejects an alarm without a statistic, a comparison or a threshold, and a value that PutMetricAlarm does not list. Values are case-sensitive. The alarm does not exist, and its policy never runs.",
  remedy: "One statistic, a comparison, a threshold, and values as PutMetricAlarm lists them.",
  source: cloudWatchApi("PutMetricAlarm"),
  *check(topology) {
    for (const alarm of topology.alarms) {
      const refusal = alarm.kind === "metric-alarm" ? alarmRefusal(alarm) : undefined;
      const policies = ALARM_STATES.flatMap((state) => topology.policiesFiredBy(alarm, state).nodes);
      if (refusal !== undefined && policies.length > 0) {
        yield finding(alarm, {
          what: refusal,
          fix: {
            hcl: 'statistic = "Maximum", comparison_operator = "GreaterThanOrEqualToThreshold", threshold = 1 and treat_missing_data = "notBreaching", or other values that PutMetricAlarm lists',
            typescript: "remove the override: the alarms of the constructs are valid",
          },
          about: policies,
        });
      }
    }
  },
});

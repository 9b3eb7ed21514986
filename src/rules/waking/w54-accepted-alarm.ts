import { alarmRefusal } from "../../behaviour";
import { cloudWatchApi } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";
import { ALARM_STATES } from "./wake-path";

export const acceptedAlarm = rule({
  id: "W54",
  slug: "accepted-alarm",
  severity: "error",
  evidence: "verified",
  effect: effects.preventsWake,
  title: "An alarm that runs a scaling policy must be one that CloudWatch accepts",
  why: "CloudWatch refuses an alarm without a statistic or a comparison, with a value that PutMetricAlarm does not list, with a description that is too long, or with queries of which not exactly one returns data. The alarm does not exist, and its policy never runs.",
  remedy: "Set one statistic, a comparison operator and a threshold, with values that PutMetricAlarm lists.",
  source: cloudWatchApi("PutMetricAlarm"),
  *check(topology) {
    for (const alarm of topology.alarms) {
      const refusal = alarm.kind === "metric-alarm" ? alarmRefusal(alarm) : undefined;
      const policies = ALARM_STATES.flatMap((state) => topology.policiesFiredBy(alarm, state).nodes);
      if (refusal !== undefined && policies.length > 0) {
        yield finding(alarm, {
          what: refusal,
          fix: {
            hcl: 'set statistic = "Maximum", comparison_operator = "GreaterThanOrEqualToThreshold", threshold = 1 and treat_missing_data = "notBreaching", or other values that PutMetricAlarm lists',
            typescript: "remove the override: the alarms of the constructs are valid",
          },
          about: policies,
        });
      }
    }
  },
});

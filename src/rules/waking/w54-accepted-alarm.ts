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
  why: "CloudWatch refuses an alarm without a statistic or a comparison, values that PutMetricAlarm does not list, a long description, and queries of which not exactly one returns data. The alarm does not exist, and its policy never runs.",
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

import { comparisonSign } from "../../behaviour";
import { isKnown, isUnknown, type MetricAlarm } from "../../topology";
import { sagemakerGuide } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";
import { firesAt } from "./threshold";
import { wakeMetricAlarms } from "./wake-path";

export const wakeThreshold = rule({
  id: "W05",
  slug: "wake-threshold",
  severity: "error",
  evidence: "verified",
  effect: effects.preventsWake,
  breaksOneWay: ["up"],
  title: "One request without capacity fires the wake alarm, and none does not",
  why: "Whoever calls alone, or tries again less than once a period, is refused for ever by an alarm that wants two. AWS's guide has such an alarm.",
  remedy: 'comparison_operator = "GreaterThanOrEqualToThreshold" and threshold = 1.',
  source: sagemakerGuide("endpoint-auto-scaling-zero-instances"),
  unless: ["W10", "Z32"],
  *check(topology) {
    for (const alarm of wakeMetricAlarms(topology)) {
      const problem = alarm.usesMetricQueries ? undefined : thresholdProblem(alarm);
      if (problem !== undefined) {
        yield finding(alarm, {
          what: `it fires at ${condition(alarm)}: ${problem}`,
          fix: {
            hcl: 'comparison_operator = "GreaterThanOrEqualToThreshold" and threshold = 1',
            typescript: "remove the override: the constructs' alarm fires at 1",
          },
        });
      }
    }
  },
  mend: (told, account) =>
    account.applyAlarmAgain(told) ??
    account.changeAlarm(told.on, () => ({ threshold: 1, comparisonOperator: "GreaterThanOrEqualToThreshold" })),
});

/** What the alarm is published for, and how its values read. */
function thresholdProblem(alarm: MetricAlarm): string | undefined {
  const [none, one, many] = [0, 1, 1000].map((value) => firesAt(alarm, value));
  const queued = alarm.metricName === "HasBacklogWithoutCapacity";
  if (isUnknown(none) || isUnknown(one) || isUnknown(many)) {
    return undefined;
  }
  if (one === false) {
    return queued ? "the metric is 1 when requests wait" : "a single refused request is 1";
  }
  if (none && queued) {
    return "it is 0 when no request waits, and the alarm fires all the time";
  }
  return many === false && !queued ? "many refused requests do not fire it" : undefined;
}

function condition({ metricName, comparisonOperator, threshold }: MetricAlarm): string {
  const sign = isKnown(comparisonOperator) ? comparisonSign(comparisonOperator) : undefined;
  return `${String(metricName)} ${sign ?? String(comparisonOperator)} ${String(threshold)}`;
}

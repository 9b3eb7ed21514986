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
  title: "The wake alarm must fire on a single refused request, and not without one",
  why: "An alarm that needs two requests never fires for a client that sends one request, or retries less than once a period. Each of its requests is refused. AWS's guide shows such an alarm.",
  remedy: 'Set `comparison_operator = "GreaterThanOrEqualToThreshold"` and `threshold = 1`.',
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
            typescript: "remove the override: the alarm of the constructs fires at 1",
          },
        });
      }
    }
  },
  mend: (reported, account) =>
    account.applyAlarmAgain(reported) ??
    account.changeAlarm(reported.on, () => ({ threshold: 1, comparisonOperator: "GreaterThanOrEqualToThreshold" })),
});

/** What is wrong with the threshold; `undefined` if nothing is, or if it is unknown. */
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
    return "the metric is 0 when no request waits, so the alarm is always in ALARM";
  }
  return many === false && !queued ? "many refused requests do not fire it" : undefined;
}

function condition({ metricName, comparisonOperator, threshold }: MetricAlarm): string {
  const sign = isKnown(comparisonOperator) ? comparisonSign(comparisonOperator) : undefined;
  return `${String(metricName)} ${sign ?? String(comparisonOperator)} ${String(threshold)}`;
}

import { cannotRun, isUpwardComparison, type PolicyEffect, policyEffectOf } from "../../behaviour";
import { isKnown, type MetricAlarm, type Topology, watchesWakeMetric } from "../../topology";
import { cloudWatchApi } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";

export const breachingAlarm = rule({
  id: "Z21",
  slug: "breaching-alarm",
  severity: "error",
  evidence: "inferred",
  effect: effects.holdsCapacity,
  title: "A wake alarm must not treat missing data as breaching",
  why: "The metric has no data without requests. The alarm then stays in ALARM. The capacity rises to its maximum and is never removed.",
  remedy: 'Set `treat_missing_data = "notBreaching"`.',
  source: cloudWatchApi("PutMetricAlarm"),
  *check(topology) {
    for (const alarm of topology.alarms) {
      if (alarm.kind === "metric-alarm" && alarm.treatMissingData === "breaching" && wakes(topology, alarm)) {
        yield finding(alarm, {
          what: 'treat_missing_data is "breaching"',
          fix: {
            hcl: 'treat_missing_data = "notBreaching"',
            typescript: "remove `treatMissingData` of the wake alarm",
          },
        });
      }
    }
  },
  mend: (reported, account) =>
    account.applyAlarmAgain(reported) ?? account.changeAlarm(reported.on, () => ({ treatMissingData: "notBreaching" })),
});

/** An alarm that removes capacity may treat missing data as idle, and one that runs nothing holds nothing. */
function wakes(topology: Topology, alarm: MetricAlarm): boolean {
  const fired = topology.policiesFiredBy(alarm);
  const running = fired.nodes.filter((policy) => cannotRun(alarm, policy) === undefined);
  if (running.length < fired.nodes.length && running.length === 0) {
    return false;
  }
  const roles = running.flatMap((policy) => (policy.kind === "step-policy" ? [policyEffectOf(policy)] : []));
  const adds = roles.some((role) => role.adds !== false && role.takesAway === false);
  const scalesInAlone = fired.complete && roles.length > 0 && roles.every((role) => role.adds === false);
  return adds || (watchesWakeMetric(alarm) && !scalesInAlone && !mayScaleIn(alarm, roles));
}

/** An alarm at low values that runs a policy with steps of both kinds: AWS does not document which one applies without data. */
const mayScaleIn = ({ comparisonOperator }: MetricAlarm, roles: readonly PolicyEffect[]): boolean =>
  isKnown(comparisonOperator) &&
  isUpwardComparison(comparisonOperator) === false &&
  roles.some(({ takesAway }) => takesAway !== false);

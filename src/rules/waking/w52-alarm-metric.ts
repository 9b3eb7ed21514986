import { policyEffectOf, publisherOf, type Unpublished, unpublished, unpublishedText } from "../../behaviour";
import { metricsNamed } from "../../catalogue/metrics";
import { isKnown, type MetricAlarm, type ScalingPolicy } from "../../topology";
import { sagemakerGuide } from "../documents";
import { effects } from "../effect";
import { finding, type Report } from "../finding";
import { rule } from "../rule";

export const alarmMetric = rule({
  id: "W52",
  slug: "alarm-metric",
  severity: "error",
  evidence: "verified",
  effect: effects.preventsWake,
  breaksOneWay: ["down", "up"],
  title: "An alarm that runs a scaling policy must watch a metric that SageMaker publishes for that kind of endpoint",
  why: "CloudWatch has no data under any other name, namespace or unit. The alarm never sees a request.",
  remedy:
    "For a queue, use HasBacklogWithoutCapacity in AWS/SageMaker with EndpointName. For a component, use NoCapacityInvocationFailures with InferenceComponentName. Remove `unit`.",
  source: sagemakerGuide("async-inference-monitor"),
  unless: ["W04", "W10", "W30", "Z28"],
  *check(topology) {
    for (const alarm of topology.alarms) {
      const metric = alarm.kind === "metric-alarm" && !alarm.usesMetricQueries ? alarm : undefined;
      // The scale-in path covers an alarm that only scales in: it may watch a metric without data on purpose.
      const policies = metric === undefined ? [] : topology.policiesFiredBy(alarm).nodes.filter(mayAdd);
      for (const policy of policies.slice(0, 1)) {
        const target = topology.targetOf(policy).node;
        const problem = metric && target && unpublished(metric, publisherOf(topology, target));
        const unit = metric && undocumentedUnit(metric);
        if (problem !== undefined) {
          yield finding(alarm, {
            what: unpublishedText(problem),
            fix: problem.kind === "unit" ? REMOVE_UNIT : fixOf(problem),
            about: policies,
          });
        } else if (unit !== undefined) {
          yield finding(alarm, { ...unit, fix: REMOVE_UNIT, about: policies });
        }
      }
    }
  },
});

const REMOVE_UNIT = "remove unit";

/** A unit for a metric whose unit AWS does not document. At best, it has no effect. */
function undocumentedUnit({ metricName, namespace, unit }: MetricAlarm): Pick<Report, "what" | "severity"> | undefined {
  if (!isKnown(metricName) || !isKnown(unit)) {
    return undefined;
  }
  const metric = metricsNamed(metricName).find((candidate) => candidate.namespace === namespace);
  if (metric === undefined || metric.unit !== undefined) {
    return undefined;
  }
  return { what: `unit is ${unit}, and AWS does not document the unit of ${metricName}`, severity: "warning" };
}

const mayAdd = (policy: ScalingPolicy): boolean =>
  policy.kind !== "step-policy" || policyEffectOf(policy).adds !== false;

function fixOf(problem: Exclude<Unpublished, { kind: "unit" }>): string {
  switch (problem.kind) {
    case "name":
      return `metric_name = "${problem.meant ?? "HasBacklogWithoutCapacity"}"`;
    case "namespace":
      return `namespace = "${problem.published}"`;
    case "dimensions":
      return `set exactly the dimensions ${problem.published.map((set) => set.join(" and ")).join(", or ")}`;
    case "publisher":
      return "use a metric that this kind of endpoint publishes, such as HasBacklogWithoutCapacity for a queue";
  }
}

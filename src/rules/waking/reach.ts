import {
  breaches,
  doesNothing,
  publisherOf,
  roleOf,
  trackedMetric,
  type Unpublished,
  unpublished,
  unpublishedText,
} from "../../behaviour";
import { metricValues } from "../../catalogue/metric-values";
import { isMetricNamespace, metricsNamed } from "../../catalogue/metrics";
import { isKnown, type MetricAlarm, type ScalingPolicy } from "../../topology";
import { autoScalingGuide, sagemakerGuide } from "../documents";
import { finding, type Told } from "../finding";
import { rule } from "../rule";

export const reachableTarget = rule({
  id: "W50",
  slug: "reachable-target",
  severity: "error",
  evidence: "verified",
  breaksOneWay: true,
  title: "The metric must be able to reach the target of tracking and the threshold of an alarm",
  why: "HasBacklogWithoutCapacity is 0 or 1: a target of 1 is never exceeded, and a threshold above 1 never reached, however many requests wait.",
  remedy: "A target below the greatest value of the metric, and a threshold within its range.",
  source: sagemakerGuide("async-inference-monitor"),
  unless: ["W05", "Z32"],
  *check(topology) {
    for (const policy of topology.targetTrackingPolicies) {
      const metricName = trackedMetric(policy);
      const most = metricName === undefined ? undefined : metricValues(metricName).range[1];
      const { targetValue } = policy;
      if (most !== undefined && isKnown(targetValue) && targetValue >= most) {
        const target = topology.targetOf(policy).node;
        yield finding(policy, {
          what: `target_value is ${targetValue}, and ${metricName} is at most ${most}: tracking never adds capacity`,
          fix: {
            hcl: 'metric_name = "ApproximateBacklogSizePerInstance", and a step policy for the first request, which an alarm on HasBacklogWithoutCapacity fires',
            typescript: "tracking: BacklogTracking.perInstance(…), wake: BacklogWake.standard()",
          },
          about: target === undefined ? [] : [target],
        });
      }
    }
    for (const alarm of topology.alarms) {
      const fires = topology.policiesFiredBy(alarm).nodes;
      const what = alarm.kind === "metric-alarm" ? outsideRange(alarm) : undefined;
      if (what !== undefined && fires.length > 0) {
        yield finding(alarm, { what, fix: "a threshold within the range of the metric", about: fires });
      }
    }
  },
});

/** The same answer for each value that the metric can have. */
function outsideRange(alarm: MetricAlarm): string | undefined {
  const { metricName, namespace, statistic, comparisonOperator, threshold } = alarm;
  // A sum over several datapoints, or their number, goes beyond the range of one.
  const counts = statistic === "Sum" || statistic === "SampleCount";
  if (!isKnown(metricName) || !isMetricNamespace(namespace) || counts) {
    return undefined;
  }
  const [least, most] = metricValues(metricName).range;
  if (!Number.isFinite(most) || !isKnown(comparisonOperator) || !isKnown(threshold)) {
    return undefined;
  }
  const [low, high] = [breaches(comparisonOperator, least, threshold), breaches(comparisonOperator, most, threshold)];
  if (low !== high || low === undefined) {
    return undefined;
  }
  return `${metricName} is from ${least} to ${most}, and the alarm goes off at ${low ? "each" : "none"} of its values`;
}

export const alarmMetric = rule({
  id: "W52",
  slug: "alarm-metric",
  severity: "error",
  evidence: "verified",
  breaksOneWay: true,
  title: "An alarm that runs a scaling policy must watch a metric that SageMaker publishes for that kind of endpoint",
  why: "CloudWatch has no data under any other name, namespace or unit: the alarm never sees a request.",
  remedy:
    "HasBacklogWithoutCapacity in AWS/SageMaker with EndpointName for a queue, NoCapacityInvocationFailures with InferenceComponentName for a component, and no unit.",
  source: sagemakerGuide("async-inference-monitor"),
  unless: ["W04", "W10", "W30", "Z28"],
  *check(topology) {
    for (const alarm of topology.alarms) {
      const metric = alarm.kind === "metric-alarm" && !alarm.usesMetricQueries ? alarm : undefined;
      // One that only scales in is judged on the scale-in path: without data it may be there on purpose.
      const policies = metric === undefined ? [] : topology.policiesFiredBy(alarm).nodes.filter(mayAdd);
      for (const policy of policies.slice(0, 1)) {
        const target = topology.targetOf(policy).node;
        const problem = metric && target && unpublished(metric, publisherOf(topology, target));
        const unit = metric && undocumentedUnit(metric);
        if (problem !== undefined) {
          yield finding(alarm, {
            what: unpublishedText(problem),
            fix: problem.kind === "unit" ? LEAVE_UNIT_OUT : fixOf(problem),
            about: policies,
          });
        } else if (unit !== undefined) {
          yield finding(alarm, { ...unit, fix: LEAVE_UNIT_OUT, about: policies });
        }
      }
    }
  },
});

const LEAVE_UNIT_OUT = "leave unit out";

/** A unit that is asked of a metric whose unit AWS does not document: at best it makes no difference. */
function undocumentedUnit({ metricName, namespace, unit }: MetricAlarm): Pick<Told, "what" | "severity"> | undefined {
  if (!isKnown(metricName) || !isKnown(unit)) {
    return undefined;
  }
  const metric = metricsNamed(metricName).find((candidate) => candidate.namespace === namespace);
  if (metric === undefined || metric.unit !== undefined) {
    return undefined;
  }
  return { what: `unit is ${unit}, and AWS does not document the unit of ${metricName}`, severity: "warning" };
}

const mayAdd = (policy: ScalingPolicy): boolean => policy.kind !== "step-policy" || roleOf(policy).adds !== false;

function fixOf(problem: Exclude<Unpublished, { kind: "unit" }>): string {
  switch (problem.kind) {
    case "name":
      return `metric_name = "${problem.meant ?? "HasBacklogWithoutCapacity"}"`;
    case "namespace":
      return `namespace = "${problem.published}"`;
    case "dimensions":
      return `dimensions with exactly ${problem.published.map((set) => set.join(" and ")).join(", or ")}`;
    case "publisher":
      return "a metric that this kind of endpoint publishes, such as HasBacklogWithoutCapacity for a queue";
  }
}

export const idlePolicy = rule({
  id: "W51",
  slug: "idle-policy",
  severity: "note",
  evidence: "verified",
  title: "Each step policy changes the capacity",
  why: "A policy whose steps all add 0 changes nothing when it runs. It is neither a wake path nor a scale-in path.",
  remedy: "Remove the policy and its alarm.",
  source: autoScalingGuide("step-scaling-policy-overview"),
  unless: ["W13"],
  *check(topology) {
    for (const policy of topology.stepPolicies.filter(doesNothing)) {
      yield finding(policy, {
        what: "each of its steps has scaling_adjustment = 0",
        fix: "remove the policy and the alarm that fires it",
        about: topology.alarmsOf(policy).nodes,
      });
    }
  },
});

import { unpublished, waysOf } from "../../behaviour";
import { instanceShape } from "../../catalogue/instance-shapes";
import { metricNamespaces, metricsNamed } from "../../catalogue/metrics";
import { Duration } from "../../time";
import { isKnown, isUnknown, type TargetTrackingPolicy, type Topology, Unknown } from "../../topology";
import { autoScalingApi, autoScalingGuide, sagemakerGuide } from "../documents";
import { finding } from "../finding";
import { rule } from "../rule";
import { isByTrackingAlone } from "./tracking-metric";

export const summedUtilization = rule({
  id: "Z19",
  slug: "summed-utilization",
  severity: "warning",
  evidence: "verified",
  title: "A target for CPU or GPU use counts all cores or devices",
  why: "SageMaker sums the use over the cores or devices: on four of them the range is 0 to 400 %, and a target meant for 100 % keeps capacity that nobody needs.",
  remedy: "target_value times the number of vCPUs or accelerators, or a metric that counts requests.",
  source: sagemakerGuide("monitoring-cloudwatch"),
  *check(topology) {
    for (const policy of topology.targetTrackingPolicies) {
      const { customizedMetric, targetValue } = policy;
      const metricName = isKnown(customizedMetric) ? customizedMetric.metricName : undefined;
      const units = unitsBehind(topology, policy);
      if (units === undefined || mayGoOtherwise(topology, policy) || !isKnown(targetValue) || targetValue > 100) {
        continue;
      }
      const range = units.count === undefined ? `0 to 100 × the number of ${units.of}` : `0 to ${units.count * 100}`;
      yield finding(policy, {
        what: `target_value is ${targetValue}, and ${String(metricName)} goes from ${range} on its instances`,
        fix: {
          hcl: `target_value = ${units.count === undefined ? `${targetValue} × the number of ${units.of}` : targetValue * units.count}, or a metric that counts requests`,
          typescript: "tracking: BacklogTracking.perInstance(…) or CopyTracking.concurrentRequestsPerCopy(…)",
        },
      });
    }
  },
});

export const metricStatistic = rule({
  id: "Z20",
  slug: "metric-statistic",
  severity: "warning",
  evidence: "verified",
  breaksOneWay: true,
  title: "The tracked metric is read with a unit and a statistic that it has",
  why: "With another unit CloudWatch finds no data, and with another statistic a number that means nothing: the policy then does not scale in.",
  remedy: "Leave unit out, and take a statistic that the metric has.",
  source: sagemakerGuide("monitoring-cloudwatch"),
  *check(topology) {
    for (const policy of topology.targetTrackingPolicies) {
      const { customizedMetric: metric } = policy;
      if (!isKnown(metric) || !isKnown(metric.metricName) || !isKnown(metric.namespace)) {
        continue;
      }
      const published = metricsNamed(metric.metricName).find(({ namespace }) => namespace === metric.namespace);
      const { statistics } = published ?? {};
      const problem = unpublished(metric, Unknown);
      if (problem?.kind === "unit") {
        yield finding(policy, {
          what: `the unit is ${problem.given}, and ${problem.metricName} ${problem.published === undefined ? "counts requests" : `is published in ${problem.published}`}`,
          fix: "leave unit out",
          // CloudWatch finds no data in another unit.
          severity: "error",
        });
      }
      const { statistic = "not set" } = metric;
      if (!isUnknown(statistic) && !metric.usesMetricMath && !STATISTICS.includes(statistic)) {
        yield finding(policy, {
          what: `the statistic is ${statistic}, and Application Auto Scaling accepts ${STATISTICS.join(", ")}`,
          fix: {
            hcl: `statistic = "${statistics?.[0] ?? "Average"}"`,
            typescript: "`statistic: MetricStatistic.AVERAGE`",
          },
          // The policy is refused.
          severity: "error",
        });
      } else if (statistics !== undefined && isKnown(statistic) && !statistics.includes(statistic)) {
        yield finding(policy, {
          what: `the statistic is ${statistic}, and ${metric.metricName} is meant for ${statistics.join(", ")}`,
          fix: {
            hcl: `statistic = "${statistics[0]}"`,
            typescript: `statistic: MetricStatistic.${String(statistics[0]).toUpperCase()}`,
          },
        });
      }
    }
  },
});

/** https://docs.aws.amazon.com/autoscaling/application/APIReference/API_CustomizedMetricSpecification.html */
const STATISTICS: readonly string[] = ["Average", "Minimum", "Maximum", "SampleCount", "Sum"];

/** An hour: four times as long as tracking takes to notice that nobody calls. */
const LONG_COOLDOWN = Duration.hours(1);

export const longCooldown = rule({
  id: "Z22",
  slug: "long-scale-in-cooldown",
  severity: "warning",
  evidence: "inferred",
  title: "A scale-in cooldown lasts an hour at most",
  why: "Between two steps down nothing goes for as long as the cooldown lasts: several copies or instances take hours to zero.",
  remedy: "scale_in_cooldown = 300.",
  source: autoScalingGuide("application-auto-scaling-target-tracking"),
  *check(topology) {
    for (const policy of topology.targetTrackingPolicies) {
      const { scaleInCooldownSeconds: seconds, disableScaleIn } = policy;
      if (isKnown(seconds) && seconds > LONG_COOLDOWN.toSeconds() && disableScaleIn !== true) {
        yield finding(policy, {
          what: `scale_in_cooldown is ${seconds}, which is ${Duration.seconds(seconds)}`,
          fix: { hcl: "scale_in_cooldown = 300", typescript: "leave `scaleInCooldown` out: it is 5 minutes" },
        });
      }
    }
  },
});

export const targetValue = rule({
  id: "Z26",
  slug: "target-value",
  severity: "error",
  evidence: "inferred",
  title: "The target of tracking is above 0",
  why: "Capacity goes when the metric is below nine tenths of the target, and nothing is below 0.",
  remedy: "target_value = what one copy or instance can work on at a time.",
  source: autoScalingApi("TargetTrackingScalingPolicyConfiguration"),
  *check(topology) {
    for (const policy of topology.targetTrackingPolicies) {
      const { targetValue: value } = policy;
      if (isKnown(value) && value <= 0) {
        yield finding(policy, {
          what: `target_value is ${value}`,
          fix: {
            hcl: "target_value = what one copy or instance can work on at a time, such as 5",
            typescript: "CopyTracking.concurrentRequestsPerCopy(5)",
          },
        });
      }
    }
  },
});

interface Units {
  readonly of: "vCPUs" | "devices";
  /** Where the catalogue knows the instance type. */
  readonly count?: number;
}

/** What the use is summed over; nothing for one core or device, or where that cannot be told. */
function unitsBehind(topology: Topology, policy: TargetTrackingPolicy): Units | undefined {
  const metric = isKnown(policy.customizedMetric) ? policy.customizedMetric : undefined;
  if (metric?.namespace !== metricNamespaces.instances) {
    return undefined;
  }
  const { metricName } = metric;
  const shape = shapeBehind(topology, policy);
  if (metricName === "CPUUtilization") {
    return shape === undefined ? { of: "vCPUs" } : { of: "vCPUs", count: shape.vcpus };
  }
  const ofDevices = metricName === "GPUUtilization" || metricName === "GPUMemoryUtilization";
  return ofDevices && shape !== undefined && shape.accelerators > 1
    ? { of: "devices", count: shape.accelerators }
    : undefined;
}

/** What takes the capacity away goes by something else than this metric. */
function mayGoOtherwise(topology: Topology, policy: TargetTrackingPolicy): boolean {
  const target = topology.targetOf(policy).node;
  return target !== undefined && !isByTrackingAlone(waysOf(topology, target));
}

function shapeBehind(topology: Topology, policy: TargetTrackingPolicy) {
  const target = topology.targetOf(policy).node;
  const subject = target && topology.subjectOf(target).node;
  const instanceType =
    subject?.kind === "inference-component" ? topology.instanceTypeOf(subject) : subject?.instanceType;
  return isKnown(instanceType) ? instanceShape(instanceType) : undefined;
}

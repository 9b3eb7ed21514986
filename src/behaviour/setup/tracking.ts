import { metricOfPredefined } from "../../catalogue/metric-values";
import { predefinedMetricScales } from "../../catalogue/metrics";
import { isKnown, isUnknown, type ScalableTarget, type TargetTrackingPolicy } from "../../topology";
import { capacityOf } from "../ways/scaled";
import type { MetricSetup, TrackingSetup } from "./endpoint-setup";
import type { Host } from "./host";
import { type Read, readMetric } from "./watched-metric";
import { watchedByPolicy } from "./whose";

const HIGH_RESOLUTION = "SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution";

/** AWS's examples track five requests per copy or instance. */
const USUAL_TARGET = 5;

/** @returns `undefined` if Application Auto Scaling refuses it, or if it is not simulated */
export function trackingSetup(
  host: Host,
  own: number,
  target: ScalableTarget,
  policy: TargetTrackingPolicy,
): TrackingSetup | undefined {
  const { assumptions } = host;
  const refused = refusal(policy);
  if (refused !== undefined) {
    assumptions.ignore(policy, refused);
    return undefined;
  }
  const read = metricOf(host, own, target, policy);
  if ("notSimulated" in read) {
    assumptions.leaveOut(policy, read.notSimulated);
    return undefined;
  }
  const { metric, isHighResolution } = read;
  return {
    name: isKnown(policy.name) ? policy.name : policy.address,
    address: policy.address,
    metric,
    targetValue: assumptions.number(policy, "target_value", policy.targetValue, USUAL_TARGET),
    disableScaleIn: assumptions.value(policy, "disable_scale_in", policy.disableScaleIn, false),
    // The provider sends 0 for an omitted cooldown; a live account states its 300 seconds.
    scaleInCooldownSeconds: assumptions.number(policy, "scale_in_cooldown", policy.scaleInCooldownSeconds, 0),
    scaleOutCooldownSeconds: assumptions.number(policy, "scale_out_cooldown", policy.scaleOutCooldownSeconds, 0),
    periodSeconds: isHighResolution ? 10 : 60,
  };
}

/**
 * Why Application Auto Scaling refuses a policy, as a clause.
 * @see https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScalingPolicy.html
 */
function refusal(policy: TargetTrackingPolicy): string | undefined {
  const { targetValue, predefinedMetric, customizedMetric } = policy;
  if (policy.hasStepConfiguration || !policy.hasTargetTrackingConfiguration) {
    return "it does not have the configuration of its policy_type";
  }
  if (isKnown(targetValue) && targetValue <= 0) {
    return `its target_value is ${targetValue}, and no metric is below 0`;
  }
  if (isKnown(predefinedMetric) && isKnown(customizedMetric)) {
    return "it has two metrics, and a policy tracks only one";
  }
  return predefinedMetric === undefined && customizedMetric === undefined ? "it tracks no metric" : undefined;
}

type Tracked =
  | { readonly metric: MetricSetup; readonly isHighResolution: boolean }
  | Extract<Read, { notSimulated: string }>;

function metricOf(host: Host, own: number, target: ScalableTarget, policy: TargetTrackingPolicy): Tracked {
  const { predefinedMetric, customizedMetric: metric } = policy;
  if (isUnknown(predefinedMetric) || isUnknown(metric)) {
    return { notSimulated: "its metric is not known" };
  }
  if (metric === undefined) {
    const type = host.assumptions.value(policy, "predefined_metric_type", predefinedMetric?.type, HIGH_RESOLUTION);
    return ofPredefined(host, own, target, type);
  }
  const read = readMetric(host, own, target, {
    ...metric,
    node: policy,
    usesMetricMath: metric.usesMetricMath,
    whose: () => watchedByPolicy(host, own, policy, metric.dimensions),
  });
  return "metric" in read ? { ...read, isHighResolution: false } : read;
}

/** The statistic of the high-resolution metric is the greatest value of its ten seconds, that of a count its sum. */
function ofPredefined(host: Host, own: number, target: ScalableTarget, type: string): Tracked {
  const capacity = capacityOf(host.topology, target);
  const metric = metricOfPredefined(type);
  const isRead = !isKnown(capacity) || predefinedMetricScales(type) === capacity;
  if (isRead && metric === "ConcurrentRequestsPerCopy") {
    return { metric: { metric, unit: own, statistic: "Maximum" }, isHighResolution: true };
  }
  return isRead && metric === "InvocationsPerCopy"
    ? { metric: { metric, unit: own, statistic: "Sum" }, isHighResolution: false }
    : { metric: { metric: "none", unit: own, statistic: "Average" }, isHighResolution: false };
}

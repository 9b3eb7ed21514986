import { metricOfPredefined } from "../../catalogue/metric-values";
import { predefinedMetricScales } from "../../catalogue/metrics";
import { isKnown, isUnknown, type ScalableTarget, type TargetTrackingPolicy } from "../../topology";
import { capacityOf } from "../ways/scaled";
import type { MetricSetup, TrackingSetup } from "./endpoint-setup";
import type { Host } from "./host";
import { type Read, readMetric } from "./watched-metric";
import { watchedByPolicy } from "./whose";

/** Of Application Auto Scaling, in seconds. */
const DEFAULT_COOLDOWN = 300;

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
    scaleInCooldownSeconds: assumptions.number(
      policy,
      "scale_in_cooldown",
      policy.scaleInCooldownSeconds,
      DEFAULT_COOLDOWN,
      0,
    ),
    scaleOutCooldownSeconds: assumptions.number(
      policy,
      "scale_out_cooldown",
      policy.scaleOutCooldownSeconds,
      DEFAULT_COOLDOWN,
      0,
    ),
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
  const { predefinedMetric, customizedMetric } = policy;
  const { assumptions, members } = host;
  const isVariant = members[own]?.kind === "variant";
  const usual = isVariant
    ? ({ metric: "ApproximateBacklogSizePerInstance", statistic: "Average" } as const)
    : ({ metric: "ConcurrentRequestsPerCopy", statistic: "Maximum" } as const);
  if (isKnown(customizedMetric)) {
    const read = readMetric(host, own, target, {
      ...customizedMetric,
      node: policy,
      usual,
      whose: () => watchedByPolicy(host, own, policy, customizedMetric.dimensions),
    });
    return "metric" in read ? { ...read, isHighResolution: false } : read;
  }
  const type = isKnown(predefinedMetric) ? predefinedMetric.type : predefinedMetric;
  if (isKnown(type) || (type === undefined && !isUnknown(customizedMetric))) {
    return ofPredefined(host, own, target, policy, type ?? "an unnamed metric");
  }
  assumptions.add(`The metric of ${policy.address} is not known, and is assumed to be ${usual.metric}.`);
  return { metric: { ...usual, unit: own }, isHighResolution: !isVariant };
}

/** The statistic of the high-resolution metric is the greatest value of its ten seconds, that of a count its sum. */
function ofPredefined(
  host: Host,
  own: number,
  target: ScalableTarget,
  policy: TargetTrackingPolicy,
  type: string,
): Tracked {
  const capacity = capacityOf(host.topology, target);
  const metric = metricOfPredefined(type);
  const isRead = !isKnown(capacity) || predefinedMetricScales(type) === capacity;
  if (isRead && metric === "ConcurrentRequestsPerCopy") {
    return { metric: { metric, unit: own, statistic: "Maximum" }, isHighResolution: true };
  }
  if (isRead && metric === "InvocationsPerCopy") {
    return { metric: { metric, unit: own, statistic: "Sum" }, isHighResolution: false };
  }
  host.assumptions.add(`${policy.address} reads no data: what it scales does not publish the metric of ${type}.`);
  return { metric: { metric: "none", unit: own, statistic: "Average" }, isHighResolution: false };
}

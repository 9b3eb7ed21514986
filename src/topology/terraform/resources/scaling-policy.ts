import type { Attributes } from "../../attributes/attributes";
import type {
  CustomizedMetric,
  OtherPolicy,
  PredefinedMetric,
  StepAdjustment,
  StepPolicy,
  TargetTrackingPolicy,
} from "../../nodes/scaling-policy";
import { isKnown, isUnknown, type Maybe, type Optional, Unknown } from "../../unknown";
import type { Mapper } from "./mapper";
import { loneMetric, queriedMetrics } from "./metric-query";
import { isForeign, scalingNode } from "./scaling";

/** @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/appautoscaling_policy */
export const scalingPolicy: Mapper = (attributes, origin) => {
  const scaling = scalingNode(attributes, origin);
  if (isForeign(scaling)) {
    return undefined;
  }
  const tracking = attributes.block("target_tracking_scaling_policy_configuration");
  const step = attributes.block("step_scaling_policy_configuration");
  const policyType = attributes.text("policy_type");
  const policy: Policy = {
    name: attributes.name("name"),
    arn: attributes.name("arn"),
    policyType,
    hasTargetTrackingConfiguration: tracking !== undefined,
    hasStepConfiguration: step !== undefined,
    ...scaling,
  };
  switch (typeOf(policyType, tracking)) {
    case "TargetTrackingScaling":
      return targetTracking(policy, tracking);
    case "StepScaling":
      return stepScaling(policy, step);
    default:
      return { kind: "other-policy", ...policy };
  }
};

/** What policies of all types have. */
type Policy = Omit<OtherPolicy, "kind">;

/** The provider's default is step scaling; a type that is not known yet shows in the configuration that comes with it. */
function typeOf(policyType: Optional<string>, tracking: Optional<Attributes>): string {
  if (isKnown(policyType)) {
    return policyType;
  }
  return isUnknown(policyType) && tracking !== undefined ? "TargetTrackingScaling" : "StepScaling";
}

/** When the whole configuration is unknown (or absent), so is everything in it. */
function targetTracking(policy: Policy, block: Optional<Attributes>): TargetTrackingPolicy {
  const known = isKnown(block);
  return {
    kind: "target-tracking-policy",
    ...policy,
    targetValue: known ? block.number("target_value") : block,
    disableScaleIn: known ? block.flag("disable_scale_in") : block,
    scaleInCooldownSeconds: known ? block.number("scale_in_cooldown") : block,
    scaleOutCooldownSeconds: known ? block.number("scale_out_cooldown") : block,
    predefinedMetric: known ? predefinedMetric(block.block("predefined_metric_specification")) : block,
    customizedMetric: known ? customizedMetric(block.block("customized_metric_specification")) : block,
  };
}

const predefinedMetric = (block: Optional<Attributes>): Optional<PredefinedMetric> =>
  isKnown(block) ? { type: block.text("predefined_metric_type"), resourceLabel: block.text("resource_label") } : block;

function customizedMetric(block: Optional<Attributes>): Optional<CustomizedMetric> {
  if (!isKnown(block)) {
    return block;
  }
  const queries = block.blocks("metrics");
  const lone = loneMetric(queries, "metric_stat", "metric");
  const query = isKnown(lone) && !block.isSet("metric_name") ? lone : undefined;
  const { metric, reading } = query ?? { metric: block, reading: block };
  return {
    namespace: metric.text("namespace"),
    metricName: metric.text("metric_name"),
    statistic: reading.text(query === undefined ? "statistic" : "stat"),
    unit: reading.text("unit"),
    dimensions: dimensions(metric.blocks("dimensions")),
    usesMetricMath: query === undefined && block.block("metrics") !== undefined,
    ...(query === undefined &&
      block.isSet("metrics") && {
        queried: queriedMetrics(queries, "metric_stat", (one) => dimensions(one.blocks("dimensions")), "metric"),
      }),
  };
}

function dimensions(blocks: Maybe<readonly Attributes[]>): Maybe<ReadonlyMap<string, Maybe<string>>> {
  if (isUnknown(blocks)) {
    return Unknown;
  }
  const found = new Map<string, Maybe<string>>();
  for (const block of blocks) {
    const name = block.name("name");
    if (isUnknown(name)) {
      return Unknown;
    }
    found.set(name, block.name("value"));
  }
  return found;
}

function stepScaling(policy: Policy, block: Optional<Attributes>): StepPolicy {
  const known = isKnown(block);
  return {
    kind: "step-policy",
    ...policy,
    adjustmentType: known ? block.text("adjustment_type") : block,
    cooldownSeconds: known ? block.number("cooldown") : block,
    metricAggregationType: known ? block.text("metric_aggregation_type") : block,
    minAdjustmentMagnitude: known ? block.positive("min_adjustment_magnitude") : block,
    steps: known ? stepAdjustments(block.blocks("step_adjustment")) : (block ?? []),
  };
}

const stepAdjustments = (blocks: Maybe<readonly Attributes[]>): Maybe<readonly StepAdjustment[]> =>
  isUnknown(blocks)
    ? Unknown
    : blocks.map((block) => ({
        lowerBound: block.number("metric_interval_lower_bound"),
        upperBound: block.number("metric_interval_upper_bound"),
        adjustment: block.number("scaling_adjustment"),
      }));

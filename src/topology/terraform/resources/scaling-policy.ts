import type { CustomizedMetric, ScalingPolicy, StepAdjustment } from "../../nodes/scaling-policy";
import { isKnown, isUnknown, type Maybe, type Optional, Unknown } from "../../unknown";
import type { Attributes } from "../attributes";
import type { Mapper } from "./mapper";
import { isForeign, scalableIdentity } from "./scaling";

/** @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/appautoscaling_policy */
export const scalingPolicy: Mapper = (attributes, origin) => {
  const identity = scalableIdentity(attributes);
  if (isForeign(identity)) {
    return undefined;
  }
  const tracking = attributes.block("target_tracking_scaling_policy_configuration");
  const step = attributes.block("step_scaling_policy_configuration");
  const policyType = attributes.text("policy_type");
  const common = {
    ...origin,
    ...attributes.references({ resourceId: "resource_id", name: "name" }),
    ...identity,
    name: attributes.name("name"),
    arn: attributes.name("arn"),
    policyType,
    hasTargetTrackingConfiguration: tracking !== undefined,
    hasStepConfiguration: step !== undefined,
  };
  switch (typeOf(policyType, tracking)) {
    case "TargetTrackingScaling":
      return { kind: "target-tracking-policy", ...common, ...targetTracking(tracking) };
    case "StepScaling":
      return { kind: "step-policy", ...common, ...stepScaling(step) };
    default:
      return { kind: "other-policy", ...common };
  }
};

/** The provider's default is step scaling; a type that is not known yet shows in the configuration that comes with it. */
function typeOf(policyType: Optional<string>, tracking: Optional<Attributes>): string {
  if (isKnown(policyType)) {
    return policyType;
  }
  return isUnknown(policyType) && tracking !== undefined ? "TargetTrackingScaling" : "StepScaling";
}

type Tracking = Omit<
  ScalingPolicy & { kind: "target-tracking-policy" },
  keyof (ScalingPolicy & { kind: "other-policy" })
>;

/** When the whole configuration is unknown (or absent), so is everything in it. */
function targetTracking(block: Optional<Attributes>): Tracking {
  const inside = <T>(read: (block: Attributes) => Optional<T>): Optional<T> => (isKnown(block) ? read(block) : block);
  return {
    targetValue: inside((tracking) => tracking.number("target_value")),
    disableScaleIn: inside((tracking) => tracking.flag("disable_scale_in")),
    scaleInCooldownSeconds: inside((tracking) => tracking.number("scale_in_cooldown")),
    scaleOutCooldownSeconds: inside((tracking) => tracking.number("scale_out_cooldown")),
    predefinedMetric: inside((tracking) => {
      const metric = tracking.block("predefined_metric_specification");
      return isKnown(metric)
        ? { type: metric.text("predefined_metric_type"), resourceLabel: metric.text("resource_label") }
        : metric;
    }),
    customizedMetric: inside((tracking) => customizedMetric(tracking.block("customized_metric_specification"))),
  };
}

const customizedMetric = (block: Optional<Attributes>): Optional<CustomizedMetric> =>
  isKnown(block)
    ? {
        namespace: block.text("namespace"),
        metricName: block.text("metric_name"),
        statistic: block.text("statistic"),
        unit: block.text("unit"),
        dimensions: dimensions(block.blocks("dimensions")),
        usesMetricMath: block.block("metrics") !== undefined,
      }
    : block;

function dimensions(blocks: Maybe<readonly Attributes[]>): Maybe<ReadonlyMap<string, Maybe<string>>> {
  if (isUnknown(blocks)) {
    return Unknown;
  }
  const pairs = blocks.map((block) => [block.name("name"), block.name("value")] as const);
  const known = pairs.flatMap(([name, value]) => (isUnknown(name) ? [] : [[name, value] as const]));
  return known.length === pairs.length ? new Map(known) : Unknown;
}

type Step = Omit<ScalingPolicy & { kind: "step-policy" }, keyof (ScalingPolicy & { kind: "other-policy" })>;

function stepScaling(block: Optional<Attributes>): Step {
  if (!isKnown(block)) {
    return {
      adjustmentType: block,
      cooldownSeconds: block,
      metricAggregationType: block,
      minAdjustmentMagnitude: block,
      steps: isUnknown(block) ? Unknown : [],
    };
  }
  const steps = block.blocks("step_adjustment");
  return {
    adjustmentType: block.text("adjustment_type"),
    cooldownSeconds: block.number("cooldown"),
    metricAggregationType: block.text("metric_aggregation_type"),
    minAdjustmentMagnitude: block.positive("min_adjustment_magnitude"),
    steps: isUnknown(steps) ? Unknown : steps.map(stepAdjustment),
  };
}

const stepAdjustment = (block: Attributes): StepAdjustment => ({
  lowerBound: block.number("metric_interval_lower_bound"),
  upperBound: block.number("metric_interval_upper_bound"),
  adjustment: block.number("scaling_adjustment"),
});
